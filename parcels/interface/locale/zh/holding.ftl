### 留白机会成本、各留白地块的建议、统筹还是先到先得

page-holding = 留白机会成本

## 命令
cli-help-arrivals =
    同一批项目，在先到先得、择优、统筹、留白与事后最优下的结果。

    今天需地的项目按记录的到来顺序重放。各种方式面对相同的选址、得分与
    限额；给出落地分值、剩余留白地块和未获用地的项目。
cli-example-arrivals =
    示例：

      parcels arrivals my-city
cli-option-arrivals-orders = 同一批项目随机排序的次数，显示先后运气的影响
cli-option-price-together = 另算这些留白地块一并释放的代价；可重复
code-stage-replay = 重放项目到来

## 代价
holding-whole = 全部留白地块（{ $count } 宗）一并释放：{ $points } 分。
holding-together = 一并释放（{ $parcels }）：{ $points } 分。
holding-not-additive = 各宗代价不可相加，多宗须一并计算。
holding-unproven = 未证最优：{ $low } 至 { $high } 分
holding-stopped = 提前停止：{ $all } 宗中算出 { $count } 宗。
holding-move-stays = { $project } 仍在 { $after }（{ $points } 分）
holding-move-goes = { $project }：{ $before } → { $after }（{ $points } 分）
holding-move-lands = { $project } 得以落地：{ $after }（{ $points } 分）
holding-move-leaves = { $project } 失去 { $before }（{ $points } 分）

## 页面
holding-view-price = 留白或释放
holding-view-arrivals = 统筹或先到先得
holding-none = 没有留白地块。由领导在「留白」页指定。
holding-intro = 每宗留白地块使今天的方案少得多少分，等待更好的项目可能带来多少。仅供参考，由领导决定。
holding-compute = 计算代价与建议
holding-recompute = 重新计算
holding-figure-whole = 全部留白
holding-figure-whole-note = 分，若一并释放
holding-figure-costly = 代价大于 0 的地块
holding-figure-costly-note = 逐宗单独计算
holding-figure-plan = 今天的方案
holding-figure-plan-note = 分，保持留白
holding-assumptions = 等待的假设
holding-assumptions-note = 初始值取自政策。改动后建议随即更新，不保存。
holding-pool = 先验：整个留白库的到来记录折合季度数
holding-pool-help = 0：只计适合本地块的项目。大于 0：适合其他留白地块的项目按份额计入，本地块历史不足时也能给出建议。
holding-demo = 演示数据：假设取自演示政策，不是任何单位的标准。
holding-head-price = 留白机会成本（分）
holding-head-taker = 将给予
holding-head-waiting = 等待的价值（分）
holding-head-interval = 区间
holding-head-came = 到来
holding-head-break-even = 盈亏平衡（每季度）
holding-head-verdict = 建议
holding-pick = 选择一宗地块，查看项目如何移动、到来记录，以及什么会改变建议。
holding-moves = 若释放，项目如何移动
holding-no-moves = 方案不变。
holding-together-pick = 多宗一并计算
holding-together-button = 一并计算
holding-together-found = { $parcels } 一并释放：{ $points } 分；各宗单独之和为 { $sum } 分。
code-verdict-holding-costs-nothing = 继续留白，今天无代价
code-verdict-holding-keep = 继续留白
code-verdict-holding-release = 释放
code-verdict-holding-release-if = 有条件释放
code-verdict-holding-only-price = 历史不足，仅有代价

## 统筹或先到先得
arrivals-intro = 同一批项目，按到来顺序，用六种供地方式重放。选址、得分、限额均相同。
arrivals-compute = 重放项目到来
arrivals-counted = 重放项目 { $count } 个，{ $first } 至 { $last }。其中 { $without } 个任何方式下都没有合适用地；另有 { $undated } 个无到来日期，未列入。
arrivals-orders = 同一批项目随机排序 { $orders } 次，「{ $way }」十次中有九次落地 { $low } 至 { $high } 分（平均 { $mean }，最少 { $least }，最多 { $most }）。
arrivals-none = 按今天的土地与记录，这些项目都没有合适的用地，各种办法无从比较。
arrivals-best = 最接近事后最优：{ $way }（{ $share }）。
arrivals-limits = 所有到来均按今天的土地、日期与记录计算；未获用地的项目不再回来。
arrivals-unproven = 有方案未证最优，至多还可多得 { $points } 分。
arrivals-head-way = 方式
arrivals-head-points = 落地分值
arrivals-head-share = 占事后最优
arrivals-head-landed = 落地项目
arrivals-head-turned = 未获用地
arrivals-head-left = 剩余留白地块
arrivals-head-weighed = 剩余留白（按好地块评分加权）
arrivals-unscored = { $count } 块留白地块没有评分（量得太少或不参评），不计入加权剩余：{ $parcels }。
arrivals-head-investment = 落地投资（万元）
arrivals-head-came = 已到来项目数
arrivals-chart = 落地分值随项目到来的变化
arrivals-chart-left = 最后剩余的留白地块
arrivals-turned-away = 各方式未获用地的项目
code-way-first-come = 先到先得
code-way-greedy = 逐季择优
code-way-batch = 逐季统筹
code-way-reserve = 先到先得并留白
code-way-batch-reserve = 逐季统筹并留白
code-way-hindsight = 事后最优

## 错误
error-arrivals-none = 需地的 { $count } 个项目均无到来日期。请导入里程碑（lead、negotiating 或 signed，填 actual_on）。
error-arrival-orders = 随机排序 { $value } 次：请给 2 至 { $most }。
