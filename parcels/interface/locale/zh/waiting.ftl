### 留白地块的等待价值

## 命令
cli-help-reserve-wait =
    一宗留白地块继续等待值多少：继续留白、释放，或有条件释放。

    项目到来的频率由本市里程碑记录统计；各项假设取自政策的 [waiting] 一节，
    命令的每个选项替换其中一项。历史太少时如实说明，仅以留白机会成本为准。
cli-example-reserve-wait =
    示例：

      parcels reserve wait my-city QH01-005-01 --horizon 8
cli-arg-wait-parcel = 留白地块编号
cli-option-wait-horizon = 愿意等待的季度数
cli-option-wait-discount = 一个季度后的一分折合今天多少，大于 0，不超过 1
cli-option-wait-holding = 每亩每季度的持有成本，分
cli-option-wait-fit = 将来项目与该地块的匹配度，大于 0，不超过 1
cli-option-wait-size-bound = 用地规模分档界限，亩；可重复
cli-option-wait-quality-bound = 项目质量分档界限，分；可重复
cli-option-wait-history = 统计的历史季度数
cli-option-wait-least = 合适项目少于此数即为历史太少
cli-option-wait-confidence = 区间的置信度，0 与 1 之间
cli-option-wait-counted-from = 从哪一步起算到来：lead 线索、negotiating 在谈、signed 签约
cli-option-wait-now = 今天供出该地块值多少分，例如其留白机会成本（默认：当前最佳用户的得分）
cli-option-wait-pool = 以整个留白库的到来记录作先验，折合多少个季度的记录（0 为只用本地块记录）

## 结论
waiting-demo = 演示数据：假设取自演示政策，不是任何单位的标准。
waiting-answer-keep = { $parcel }：继续留白。只给不低于 { $threshold } 分的项目；目前没有项目达到等待的价值。
waiting-answer-release = { $parcel }：释放。在整个区间内，当前最佳用户都不低于等待的价值。
waiting-answer-release-if = { $parcel }：取决于项目到来的频率。按统计频率，给不低于 { $threshold } 分的项目；达到 { $safe } 分，则频率在区间内无论多少都可释放。
waiting-answer-too-little-history = { $parcel }：历史太少。{ $quarters } 个季度内合适项目 { $count } 个，至少需要 { $least } 个。仅以留白机会成本（parcels reserve price）为准。
waiting-now-taker = 当前最佳用户：{ $project } { $name }，{ $points } 分，{ $bar }。
waiting-now-nobody = 目前没有项目能单独使用该地块。
waiting-now-given = 今天供出按 { $points } 分计。
waiting-meets-bar = 达到释放门槛
waiting-below-bar = 未达释放门槛或不在留白用途内：释放属于破例
waiting-value = 等待的价值折合今天 { $points } 分（频率区间内为 { $low } 至 { $high } 分）。
waiting-thresholds = 可接受的最低分，今天及以后逐季：{ $levels }
waiting-break-even = 盈亏平衡：每季度 { $rate } 个合适项目；统计为 { $counted }。
waiting-break-even-never = 项目来得再多，等待也不抵当前最佳用户；统计为 { $counted }。
waiting-nothing-changes = 单独改变任何一项假设，结论都不变。
waiting-counted = 统计：最近 { $quarters } 个季度（要求 { $asked } 个）合适项目 { $count } 个；按区间每季度最多 { $high } 个。未计入：无日期 { $undated } 个，不在该时段 { $outside } 个。
waiting-left = 记录中的项目逐项筛选后剩余：{ $steps }
waiting-pooled = 并入整个留白库的到来记录作先验，折合 { $quarters } 个季度：适合某宗留白地块且本地块放得下的项目 { $count } 个。
waiting-left-all = 全部
waiting-left-needs-land = 需要独立用地
waiting-left-use = 规划用途相符
waiting-left-area = 面积放得下
waiting-left-platform = 平台准入
waiting-left-sector = 属留白用途的产业
waiting-left-bar = 达到门槛
waiting-not-all-sites = { $count } 个项目的可选地块多于搜索保留的数量，当前更好的用户可能在其中。

## 表
waiting-types = 到来的项目，按类型
waiting-assumptions = 假设
waiting-changes = 逐项改变假设：什么会改变结论
waiting-column-type = 类型
waiting-column-count = 到来
waiting-column-rate = 每季度
waiting-column-interval = 区间
waiting-column-worth = 在该地块的分值
waiting-column-assumption = 假设
waiting-column-value = 值
waiting-column-from = 来源
waiting-column-threshold = 今天可接受的最低分
waiting-column-answer = 结论
waiting-type = { $group }，{ $size } 亩，质量 { $quality }
waiting-other = 变为：{ $answer }
waiting-same = { $answer }
waiting-from-policy = 政策
waiting-from-given = 命令给定
waiting-no-bounds = 不分档
waiting-assumption-horizon-quarters = 等待期限，季度
waiting-assumption-discount = 一季度后一分的折现
waiting-assumption-holding-points-per-mu = 持有成本，分/亩·季度
waiting-assumption-fit = 将来项目的匹配度
waiting-assumption-size-bounds-mu = 规模分档，亩
waiting-assumption-quality-bounds = 质量分档，分
waiting-assumption-history-quarters = 统计历史，季度
waiting-assumption-arrivals-min = 最少到来数
waiting-assumption-confidence = 置信度
waiting-assumption-counted-from = 起算步骤
code-waiting-keep = 继续留白
code-waiting-release = 释放
code-waiting-release-if = 有条件释放
code-waiting-too-little-history = 历史太少

## 错误
error-waiting-not-held = 地块 { $parcel } 未留白，无从等待。留白地块见 parcels reserve price。
error-waiting-not-set = 政策没有 [waiting] 一节，且以下假设未给出：{ $missing }。请在政策中补充该节，或用选项逐项给出。
error-waiting-assumption = 假设 { $name }：{ $value } 不可用。期限与历史为 1 至 80 个季度，折现与匹配度大于 0 且不超过 1，置信度在 0 与 1 之间，成本不为负，界限为正且递增，counted_from 为 lead、negotiating 或 signed。
error-waiting-now = --now { $value }：今天供出的分值须为不小于 0 的数。
error-waiting-pool = --pool-quarters { $value }：先验折合 0 至 { $most } 个季度的记录。
