# 前期先行：先整备哪些地块

cli-help-prepare =
    在每季度资金内，给出应先做前期（净地整备）的地块及其顺序。

    F 为 CSV（列 quarter,wan_yuan，如 2027Q1,500）或含 [budget] 表的
    TOML。结果是地块、开工季度与项目落位一并求得的精确最优，附证明界限；
    并与不做前期、先易后难、先大后小、增加资金、推迟三个月相比较。
cli-example-prepare =
    示例：

      parcels prepare my-city --budget money.csv --out prepare.xlsx
cli-option-prepare-budget = 每季度资金：CSV quarter,wan_yuan 或 TOML [budget]
cli-option-prepare-out = 另写出顺序、甘特表、方案与比较（XLSX）
cli-option-prepare-extra = 追加资金（万元），显示其价值
code-stage-prepare = 选择前期地块
code-stage-prepare-losses = 逐块计算价值

prepare-gain = 比只用现成净地的方案（{ $without } 分）多 { $gain } 分。
prepare-list = 应整备 { $count } 块地，顺序如下
prepare-compared = 比较（均用同一精确匹配）
prepare-proof = { $status }，界限 { $bound }，差距 { $gap }%
prepare-why-lands = { $project } { $name } 得以落在 { $site }（{ $points } 分）
prepare-why-better = { $project } { $name } 改落 { $site }（{ $points } 分）
prepare-why-together = { $text }，须与 { $parcels } 一并整备
prepare-way-best = 本清单
prepare-way-without = 不做前期
prepare-way-by-cost = 先便宜后贵
prepare-way-by-size = 先大后小
prepare-way-more = 追加 { $amount } 万元（用在 { $quarter } 最好）
prepare-way-more-nowhere = 追加 { $amount } 万元（任何季度均无增益）
prepare-way-later = 推迟三个月
prepare-column-place = 顺序
prepare-column-parcel = 地块
prepare-column-begin = 开始季度
prepare-column-start = 开始
prepare-column-ready = 可交地
prepare-column-cost = 费用（万元）
prepare-column-already = 已支出（万元）
prepare-column-area = 面积（平方米）
prepare-column-points = 得分
prepare-column-lost = 缺它损失的分
prepare-column-why = 使何项目得以落地
prepare-column-quarter = 季度
prepare-column-money = 资金（万元）
prepare-column-used = 应付（万元）
prepare-column-way = 方式
prepare-column-gain = 增加的分
prepare-column-spent = 费用（万元）
prepare-column-parcels = 地块数
prepare-column-proof = 证明
prepare-column-project = 项目
prepare-column-name = 名称
prepare-column-site = 选址
prepare-column-prepared = 为此整备
prepare-column-need = 需地日期
prepare-column-note = 说明
prepare-sheet-order = 顺序
prepare-sheet-gantt = 甘特表
prepare-sheet-money = 资金
prepare-sheet-plan = 方案
prepare-sheet-notes = 说明

# 对个别地块的说明
note-prepare-date-unknown = { $count } 块地的可交地日期不明，未列入：{ $parcels }。请填写 ready_on，或为每个未完成事项填写计划完成日期。
note-prepare-date-accepted = { $count } 块地的可交地日期不明；按政策文件（unknown_ready = "accept"）视为付款即可交地：{ $parcels }。
note-prepare-item-overdue = { $count } 块地有未完成事项的计划日期已过，该日期不予采用：{ $parcels }。请更正日期。
note-prepare-date-later-than-stated = { $count } 块地的前期事项晚于所填可交地日期，按较晚者计：{ $parcels }。
note-prepare-cost-unknown = { $count } 块地尚需费用不明，未列入：{ $parcels }。请填写 prepare_cost_wan_yuan 或每个未完成事项的费用。
note-prepare-cost-spread = { $count } 块地只有费用总额，按季度平均分摊至交地：{ $parcels }。
note-prepare-cost-differs = { $count } 块地未完成事项费用之和与所填总额相差超过 1 万元，以事项为准：{ $parcels }。
note-prepare-beyond-budget = { $count } 块地无法在所给季度内付清费用，未列入：{ $parcels }。延长资金期限可能改变结果。
note-prepare-policy-budget = 政策文件列有 { $count } 个季度的资金；此处不用，以 --budget 为准。

# 页面
page-prepare = 前期先行
prepare-intro = 请填写每季度可用资金。系统将前期地块、开工季度和项目落位一并求最优，并与按费用、按规模排序的做法对比。
prepare-ask = 前期资金
prepare-quarters = 季度数
prepare-each = 每季度（万元）
prepare-head-quarter = 季度
prepare-head-money = 万元
prepare-money-missing = 请为每个季度填写金额，没有资金写 0。
prepare-extra = 追加一笔（万元）
prepare-run = 选择前期地块
prepare-stale = 数据、日期或政策已变，请重新计算。
prepare-take = 顺序、甘特表与比较（XLSX）
prepare-nothing = 无须整备：以此资金没有更多项目得以落地。
prepare-figure-gain = 前期带来的增益
prepare-figure-gain-note = 分；合计 { $points } 分
prepare-figure-parcels = 应整备地块
prepare-figure-spent = 使用 { $spent }，共 { $money }
prepare-figure-more = 追加 { $amount }
prepare-figure-nowhere = 分，任何季度均无增益
prepare-figure-later = 推迟三个月
prepare-figure-later-note = 分
prepare-on-map = 在地图上显示 { $parcel }
prepare-gantt = 前期安排
prepare-gantt-best = 本清单
prepare-gantt-more = 追加资金
prepare-gantt-later = 推迟三个月
prepare-differs = 与本清单相比，增加：{ $new }；减少：{ $gone }。
prepare-against = 比两种排序中较好的一种多 { $points } 分。

# 资金文件
error-budget-missing = 资金文件 { $file } 不存在。请核对路径。
error-budget-unreadable = 资金文件 { $file } 无法读取（{ $problem }）。请存为 UTF-8 的 CSV 或正确的 TOML。
error-budget-suffix = 资金文件 { $file } 既不是 .csv 也不是 .toml。请存为其中一种。
error-budget-columns = 资金文件 { $file } 的字段为“{ $value }”。CSV 须正好有 quarter,wan_yuan 两列；TOML 须正好有一个 [budget] 表，如 "2027Q1" = 500。
error-budget-cells = 资金文件 { $file } 第 { $row } 行有 { $value } 格，应为 2 格。请写 quarter 与 wan_yuan，勿用千位分隔符。
error-budget-empty = 资金文件 { $file } 没有数据行。请至少写一个季度。
error-budget-quarter = 资金文件 { $file } 第 { $row } 行 { $field }：“{ $value }”不是季度。请写成 2027Q1。
error-budget-amount = 资金文件 { $file } 第 { $row } 行 { $field }：“{ $value }”不是不小于 0 的金额。请写万元数字。
error-budget-twice = 资金文件 { $file } 第 { $row } 行 { $field }：{ $value } 重复出现。每季度只留一行。
error-budget-past = 资金文件 { $file } 第 { $row } 行 { $field }：{ $value } 早于 { $as-of } 所在季度。请删去该行，或用更早的 --as-of。
error-budget-gap = 资金文件 { $file } 的 { $field }：中间缺 { $value }。请补上，没有资金写 0。
error-budget-long = 资金文件 { $file } 跨 { $value } 个季度，最多 { $most } 个。请缩短。
error-prepare-extra = --extra { $value }：追加金额须不小于 1 万元。
error-prepare-suffix = --out { $file }：清单写为 .xlsx。请改文件名。
error-prepare-hint-broken = 搜索的起始方案超出限制。这是程序错误，请报告。
error-prepare-disagree = 两个求解器对同一前期安排的结果不一致（{ $first } 与 { $second } 分），未给出结果。这是程序错误，请报告。

code-limit-kind-start = 一块地至多安排一次前期
code-limit-kind-prepared = 按时完成前期
