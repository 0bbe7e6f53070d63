## 情景方案：错误、操作、日志

code-action-view-scenarios = 查看情景方案
code-action-change-scenario = 修改情景方案
code-because-not-own = 该方案由他人编制，仅编制人及其所属平台的规划人员可以修改
code-because-not-shared = 该方案为草稿，尚未共享
error-scenario-unknown = 没有编号为 { $scenario } 的情景方案，请在方案列表中选择。
error-scenario-state-unknown = 情景方案 { $scenario } 没有第 { $state } 版。
error-scenario-run-unknown = 没有编号为 { $run } 的计算结果，请重新计算该方案。
error-scenario-changed = 情景方案 { $scenario } 已被他人修改，本次修改未保存，请重新载入后再改。
error-scenario-closed = 情景方案 { $scenario } 已转报或已归档，不再修改；如需继续，请另存为新方案。
error-scenario-name = 请填写方案名称，不超过 { $limit } 个字。
error-scenario-value = “{ $field }”不能取值“{ $value }”，请核对单位、正负和写法。
error-scenario-unreadable = 存储的情景方案无法读取（{ $problem }），可能由其他版本的程序写入。
error-scenario-changes-many = 一个情景方案最多 { $limit } 项改动，请拆分为两个方案。
error-scenario-nothing-to-undo = 情景方案 { $scenario } 没有可撤销的改动。
error-scenario-nothing-to-redo = 情景方案 { $scenario } 没有可恢复的改动。
error-scenario-not-solved = 情景方案 { $scenario } 尚未计算，请先计算。
error-scenario-today-not-solved = 没有可供对比的现状方案，请先计算现状方案。
error-scenario-has-drafts = 情景方案 { $scenario } 含 { $count } 处尚未入库的地块或边界草图，不能转报。请先办理入库（或边界决策）并导入数据，删去草图后重新计算。
error-scenario-run-stale = 数据、政策或情景方案 { $scenario } 在计算之后已有变化，请重新计算后再转报。
error-scenario-nothing-ticked = 请至少勾选一项用地安排。
error-scenario-not-assigned = 项目 { $project } 在该情景方案中没有用地。
event-scenario-created = 编制情景方案 { $scenario }：{ $name }
event-scenario-renamed = 情景方案 { $scenario } 更名：{ $name }
event-scenario-shared = 共享情景方案 { $scenario }
event-scenario-promoted = 情景方案 { $scenario } 转报用地安排：{ $allocations }
event-scenario-archived = 归档情景方案 { $scenario }
code-event-scenario-created = 编制情景方案
code-event-scenario-renamed = 情景方案更名
code-event-scenario-shared = 共享情景方案
code-event-scenario-promoted = 情景方案转报
code-event-scenario-archived = 归档情景方案
log-table-scenario = 情景方案

## 页面

page-scenarios = 情景方案
scenario-intro = 情景方案用于推演：调整权重、交地时间、资金、门槛或地块草图，用同一精确方法计算，不改动台账数据。
scenario-new = 新建方案
scenario-show-archived = 显示已归档
scenario-none-yet = 尚无情景方案。请点击上方按钮新建，作出改动并计算后，与现状方案对比。
scenario-role-may-not = 您的角色不能查看情景方案。情景方案供规划、自然资源、领导和审计人员使用。
scenario-role-may-not-propose = 只有规划人员可以提出用地安排。请将方案共享给所属平台的规划人员。
scenario-list-hint = 点选一行即可打开方案。
scenario-head-number = 编号
scenario-head-status = 状态
scenario-head-owner = 编制人
scenario-head-changes = 改动数
scenario-head-run = 计算时间
scenario-head-changed = 修改时间
scenario-not-run = 未计算
scenario-run-before = { $at }（此后又有改动）
scenario-name = 方案名称
scenario-name-example = 例如：北区六月交地
scenario-new-follows = 以 { $day } 的数据和政策为基础编制；共享之前为草稿。
scenario-create = 创建
code-scenario-status-draft = 草稿
code-scenario-status-shared = 已共享
code-scenario-status-promoted = 已转报
code-scenario-status-archived = 已归档
scenario-drawn-up-by = 编制人：{ $who }
scenario-back = 全部方案
scenario-undo = 撤销
scenario-redo = 恢复
scenario-share = 共享
scenario-share-help = 可查看规划方案的人员均可阅读；您和所属平台的规划人员仍可修改。
scenario-shared-link = 已共享（只读）。请用链接右端的按钮复制后发送，打开链接的人员可以查看，不能修改。
scenario-read-only = 您可以查看但不能修改该方案；如需修改，请另存为自己的方案。
scenario-copy = 另存
scenario-copy-of = { $name }（副本）
scenario-rename = 更名
scenario-archive = 归档
scenario-archive-follows = “{ $name }”归档后仍可查看，不再修改。
scenario-views = 视图
scenario-view-changes = 改动
scenario-view-compare = 对比
scenario-view-refused = 未落地项目
scenario-view-promote = 转报
scenario-view-history = 历史

## 计算

scenario-run = 计算方案
scenario-run-today = 计算现状方案
scenario-not-run-yet = 该方案尚未计算。
scenario-run-stale = 数据、政策或方案在计算之后已有变化，请重新计算。
scenario-with-reasons = 同时分析原因
scenario-with-reasons-help = 逐个分析未落地项目在何种调整下可以落地，每项结论均经重新求解核实，用时为求解本身的数倍。
scenario-without-reasons = 本次求解未分析原因，仅有筛选步骤。勾选“同时分析原因”后重新求解，可查看何种调整能使项目落地。
scenario-all-placed = 本方案中需要用地的项目均已落地。
scenario-ways = 可使其落地的调整
scenario-added = 已加入情景方案，请重新求解。

## 改动

scenario-changes = 与现状的差异
scenario-no-changes = 与现状尚无差异，计算结果即为现状方案。
scenario-holds-drafts = 另有 { $count } 处在地图页绘制的地块草图。
scenario-take-out = { $count ->
    [0] 移除改动
   *[other] 移除 { $count } 项改动
 }
scenario-change-what = 改动内容
scenario-column-kind = 类别
scenario-column-thing = 对象
scenario-column-today = 现状
scenario-column-now = 本方案
scenario-column-weight = 权重
scenario-column-unit = 单位
scenario-column-differs = 有改动
scenario-kind-weight = 权重
scenario-kind-readyshift = 交地时间
scenario-kind-ceiling = 资金或指标
scenario-kind-needby = 需地时间
scenario-kind-qualitybar = 准入门槛
scenario-kind-release = 启用留白地块
scenario-kind-lock = 指定
scenario-kind-ban = 排除
scenario-kind-pin = 保持
scenario-kind-demand = 项目用地需求
scenario-kind-planuse = 规划用途
scenario-kind-supply = 市政供给
scenario-kind-promiseended = 解除承诺
scenario-all-land = 全市地块
scenario-recorded = 按台账
scenario-no-limit = 不设上限
scenario-no-bar = 未设门槛
scenario-in-reserve = 留白中
scenario-released = 启用
scenario-lock-on = 必选 { $site }
scenario-ban-on = 不选 { $site }
scenario-pin-on = 保持 { $site }
scenario-ready-on = { $day } 交地
scenario-ready-at-latest = 不晚于 { $day } 交地
scenario-ready-later = 推迟 { $months } 个月
scenario-ready-earlier = 提前 { $months } 个月
scenario-ceiling-budget = 前期开发资金 { $name }
scenario-ceiling-new-construction = 新增建设用地指标 { $name }
scenario-ceiling-energy = 能耗指标 { $name }
scenario-bar-entry = 准入门槛（{ $level }）
scenario-bar-reserve = 留白启用门槛（{ $level }）
scenario-demand-area-min-mu = { $project }：最小用地面积
scenario-demand-area-max-mu = { $project }：最大用地面积
scenario-demand-min-width-m = { $project }：最小宽度
scenario-supply-at = { $parcel }：{ $service }
scenario-promise-ended = 视为未承诺
scenario-form-weights = 权重
scenario-form-ready = 交地时间
scenario-form-money = 资金与指标
scenario-form-needs = 需地时间
scenario-form-bars = 门槛
scenario-form-release = 留白
scenario-form-decisions = 指定与排除
scenario-form-weights-hint = 请在“本方案”一列修改；● 表示与现行政策不同。权重不同的得分不可与现状比较。
scenario-form-ready-hint = 按月数移动已登记的日期；已具备条件的地块不变，日期不明的仍为不明。对平台或全市填写日期，表示“不晚于”。
scenario-form-money-hint = 替换现行的季度资金或平台指标上限。
scenario-form-needs-hint = 项目最迟需要用地的日期。
scenario-form-bars-hint = 按平台级别设定的最低质量分，0 至 100 分。
scenario-form-release-hint = 仅在本方案中启用的留白地块。
scenario-form-decisions-hint = 地块写法与方案一致：A-12 为整宗地，A-12/1..3 为其中几块，A-12+A-13 为两宗。边界、分割与保持请在地图页操作。
scenario-keep-weights = 保存权重
scenario-add = 加入方案
scenario-scope = 范围
scenario-scope-parcel = 单个地块
scenario-scope-platform = 单个平台
scenario-scope-all = 全市地块
scenario-by = 方式
scenario-by-months = 按月数
scenario-by-on = 按日期
scenario-months = 月数（负为提前，正为推迟）
scenario-months-help = −3 表示比登记日期提前三个月
scenario-ready-day = 交地日期
scenario-limit = 上限类别
scenario-limit-budget = 前期开发资金
scenario-limit-new-construction = 新增建设用地指标
scenario-limit-energy = 能耗指标
scenario-limit-of-budget = 季度
scenario-limit-of-new-construction = 平台
scenario-limit-of-energy = 平台
scenario-amount-budget = 金额（万元）
scenario-amount-new-construction = 面积（亩）
scenario-amount-energy = 能耗（吨标准煤/年）
scenario-need-day = 需地日期
scenario-bar = 门槛类别
scenario-bar-kind-entry = 准入
scenario-bar-kind-reserve = 留白启用
scenario-level = 平台级别
scenario-points = 最低质量分
scenario-reserved = 留白地块
scenario-nothing-held = 目前没有留白地块。
scenario-decision = 方式
scenario-decision-lock = 指定：必须安排在该地块
scenario-decision-ban = 排除：不得安排在该地块
scenario-site = 地块
scenario-site-help = 与方案写法一致，例如 A-12 或 A-12/1..3
scenario-unit-per-mu = 分/100·亩
scenario-unit-per-wan-yuan = 分/100·万元
scenario-unit-factor = 倍数，不小于 1
scenario-unit-share = 在合计中的份额
scenario-weight-stage = 阶段：{ $stage }
scenario-weight-lambda-land = 超出最小需求的用地
scenario-weight-lambda-prepare = 前期开发投入
scenario-weight-lambda-remainder = 难以利用的剩余地
scenario-weight-lambda-prime = 占用留白地块
scenario-weight-investment-per-mu = 质量：亩均投资
scenario-weight-tax-per-mu = 质量：亩均税收
scenario-weight-output-per-mu = 质量：亩均产值
scenario-weight-sector-standing = 质量：产业定位
scenario-weight-technology = 质量：技术水平
scenario-weight-jobs-per-mu = 质量：亩均就业
scenario-weight-energy-per-output = 质量：单位产值能耗
scenario-weight-funding = 质量：资金到位
scenario-weight-weight-access = 适配：交通
scenario-weight-weight-services = 适配：配套
scenario-weight-weight-shape = 适配：形状
scenario-weight-weight-slack = 适配：时间余量
scenario-weight-weight-cluster = 适配：同类产业集聚

## 已不适用的改动

scenario-finding-policy-changed-since = 方案编制后政策已有变化，本次按现行政策计算。
scenario-finding-data-changed-since = 方案编制后数据已有变化（{ $datasets }），本次按现有数据计算。
scenario-finding-weight-refused = 权重 { $subject }：现行政策没有该项或不接受 { $value }，未采用。
scenario-finding-platform-gone = 平台 { $subject } 已不存在，该项改动未采用。
scenario-finding-parcel-gone = 地块 { $subject } 已不存在，该项改动未采用。
scenario-finding-parcel-given = 地块 { $subject } 已供应，其交地时间未作改动。
scenario-finding-project-gone = 项目 { $subject } 已不存在，该项改动未采用。
scenario-finding-bar-refused = 门槛 { $subject }：现行政策不接受，未采用。
scenario-finding-ready-unknown = { $subject }：有 { $parcels } 宗地块未登记交地日期，不能按月数移动。
scenario-finding-cost-counts-as-paid = 有 { $parcels } 宗地块视为当日具备条件，其前期开发投入 { $wan-yuan } 万元按已支付计算。
scenario-finding-release-not-held = 地块 { $subject } 已不在留白之列，无需启用。
scenario-finding-site-gone = { $subject }：{ $site } 已不是可供安排的用地，未采用。
scenario-finding-site-redrawn = { $subject }：{ $site } 的范围与保持时不同，未采用。
scenario-finding-lock-not-possible = { $subject }：{ $site } 在本方案中不适合该项目，指定未采用。
scenario-finding-ban-without-effect = { $subject }：该项目本来就不能安排在此，排除没有作用。
scenario-finding-demand-refused = 项目 { $subject }：取值 { $value } 不能构成有效的用地面积区间，用地需求未作调整。
scenario-finding-promise-none = 地块 { $subject } 现已无承诺对象，无需解除。
scenario-finding-promise-in-force = 地块 { $subject } 已由有效的用地安排或用地保障凭证落实给 { $project }，情景方案不能解除，仍按已落实处理。

## 对比

scenario-today = 现状方案
scenario-side = { $number } { $name }
scenario-compare-with = 对比对象（左侧）
scenario-left = 左侧
scenario-right = 右侧
scenario-day = 计算基准日
scenario-value = 价值差（分）
scenario-remark = 说明
scenario-interval = 区间 [{ $low }，{ $high }]
scenario-not-comparable = 不可比
code-scenario-fate-moved = 改址
code-scenario-fate-lost = 失去用地
code-scenario-fate-won = 新获用地
code-scenario-fate-redrawn = 同址但范围不同
code-scenario-fate-kept = 不变
scenario-proof-better = 右侧方案高 { $points } 分；已证明右侧最优优于左侧最优（差额 { $low } 至 { $high }）。
scenario-proof-worse = 右侧方案相差 { $points } 分；已证明右侧最优不及左侧最优（差额 { $low } 至 { $high }）。
scenario-proof-equal = 两侧价值相等，已得到证明。
scenario-proof-unproven = 两侧相差 { $points } 分，但误差区间重叠：最优方案的差额在 [{ $low }，{ $high }] 之间，尚未得到证明。请延长计算时间。
scenario-proof-other-measure = 两侧权重不同，分值不可比较（{ $points } 分、[{ $low }，{ $high }] 没有意义）。请比较项目、用地和资金。
scenario-remark-left-stale = 左侧方案计算之后，数据、政策或方案已有变化，请重新计算。
scenario-remark-right-stale = 右侧方案计算之后，数据、政策或方案已有变化，请重新计算。
scenario-remark-other-day = 两侧方案的基准日不同。
scenario-remark-other-data = 两侧方案所用数据不同。
scenario-remark-not-optimal = 至少一侧尚未证明为最优。
scenario-maps-hint = 两幅地图同步移动，仅显示有变化的项目；可在地图或表中点选。
scenario-steps = 改址、失去与新获用地的项目
scenario-no-steps = 所有项目的用地均不变。
scenario-unknown = 有 { $count } 个项目仅一侧存在：{ $names }
scenario-sums = 合计
scenario-money = 分季度前期开发资金
scenario-platforms = 分平台
scenario-no-platform = 未划入平台
scenario-sum-column-what = 指标
scenario-sum-column-left = 左侧
scenario-sum-column-right = 右侧
scenario-sum-column-difference = 差额
scenario-sum-column-quarter = 季度
scenario-sum-projects = 有地项目（个）
scenario-sum-area-m2 = 安排用地（{ $unit }）
scenario-sum-prime-m2 = 其中留白地块（{ $unit }）
scenario-sum-conversion-m2 = 其中需农用地转用（{ $unit }）
scenario-sum-prepare-wan-yuan = 前期开发投入（万元）
scenario-sum-score = 价值（分）
scenario-step-project = 项目编号
scenario-step-name = 名称
scenario-step-fate = 变化
scenario-step-before = 左侧用地
scenario-step-after = 右侧用地
scenario-step-platform-before = 左侧平台
scenario-step-platform-after = 右侧平台
scenario-step-area-before = 左侧面积（{ $unit }）
scenario-step-area-after = 右侧面积（{ $unit }）
scenario-step-score-before = 左侧得分
scenario-step-score-after = 右侧得分
scenario-platform-platform = 平台
scenario-platform-projects-left = 左侧项目
scenario-platform-projects-right = 右侧项目
scenario-platform-projects-difference = 差额
scenario-platform-area-left = 左侧面积（{ $unit }）
scenario-platform-area-right = 右侧面积（{ $unit }）
scenario-platform-area-difference = 差额（{ $unit }）
scenario-sheet-facts = 对比
scenario-sheet-steps = 项目
scenario-sheet-sums = 合计
scenario-sheet-platforms = 分平台
scenario-sheet-money = 资金
scenario-paper-title = { $city }：方案对比
scenario-paper-side = { $name }；基准日 { $day }；政策 { $policy }；价值 { $value } 分，上界 { $bound }
scenario-paper-limits = 分值为方案得分；仅当两侧“价值—上界”区间不重叠时，差额才算得到证明。本件不构成任何决定。

## 转报

scenario-promote = { $count ->
    [0] 转报所勾选项目
   *[other] 转报 { $count } 个项目
 }
scenario-promote-hint = 每个项目转为一项用地安排报自然资源部门，并占用相应用地，由他人作出决定。
scenario-promote-follows = 将提出 { $count } 项用地安排，分别占用用地至 { $day }；不符合台账要求的不予提出并说明原因。
scenario-promote-confirm = 转报
scenario-promote-reason = 依据情景方案 { $number }
scenario-promote-done = 已提出 { $count } 项用地安排：{ $numbers }
scenario-no-assignments = 本方案没有安排用地的项目，无可转报。
scenario-drafts-first = 该方案含 { $count } 处尚未入库的地块或边界草图，不能转报。请先办理入库并导入数据，删去草图后重新计算。

## 历史

scenario-history-state = 版次
scenario-history-after = 源自
scenario-history-what = 改动内容
scenario-history-at = 时间
scenario-history-by = 修改人
scenario-history-now = 现用
scenario-history-hint = 撤销与恢复在各版之间切换，所有版次均予保留。
scenario-part-first = 新建
scenario-part-base = 编制基础
scenario-part-weights = 权重
scenario-part-ready = 交地时间
scenario-part-ceilings = 资金与指标
scenario-part-needs = 需地时间
scenario-part-bars = 门槛
scenario-part-releases = 留白
scenario-part-demands = 用地需求
scenario-part-uses = 规划用途
scenario-part-supplies = 市政供给
scenario-part-promises = 承诺
scenario-part-locks = 指定
scenario-part-bans = 排除
scenario-part-pins = 保持
scenario-part-edits = 地块草图

## 命令行

cli-help-scenario =
    情景方案：推演调整日期、资金、权重或门槛的结果。
cli-help-scenario-list =
    列出工作区的情景方案。
cli-example-scenario-list =
    示例：

      parcels scenario list my-city
cli-help-scenario-new =
    以现有数据和政策为基础编制情景方案。
cli-example-scenario-new =
    示例：

      parcels scenario new my-city "北区提前交地" --ready platform:QH01=-6 --release QH01-008-03
cli-help-scenario-change =
    修改情景方案，修改前的状态保留在历史中。
cli-example-scenario-change =
    示例：

      parcels scenario change my-city 1 --weight score.lambda_land=0.3 --money 2027Q1=500
      parcels scenario change my-city 1 --undo
cli-help-scenario-run =
    计算情景方案或现状方案并保存结果；有改动已不适用时退出码为 1。
cli-example-scenario-run =
    示例：

      parcels scenario run my-city today
      parcels scenario run my-city 1 --time-limit 120
cli-help-scenario-compare =
    对比两个已计算的方案：改址、失去与新获用地的项目，价值、用地与资金。
cli-example-scenario-compare =
    示例：

      parcels scenario compare my-city today 1 --out difference.xlsx
cli-arg-scenario = 情景方案编号
cli-arg-scenario-side = 情景方案编号；today 表示现状方案
cli-arg-scenario-name = 方案名称
cli-option-scenario-out = 同时将差异写成工作簿
cli-option-scenario-weight = 政策中某项权重的新值，例如 score.lambda_land=0.3
cli-option-scenario-ready = 交地时间：地块编号、platform:编号 或 all = 月数（-3）或日期（2027-06-30）
cli-option-scenario-need = 项目的需地日期
cli-option-scenario-money = 某季度的前期开发资金（万元，2027Q1=500），none 表示不设上限
cli-option-scenario-reasons = 同时分析各项目落地与未落地的原因（用时为求解本身的数倍）
cli-option-scenario-land = 某平台的新增建设用地指标（亩），none 表示不设上限
cli-option-scenario-energy = 某平台的能耗指标（吨标准煤/年），none 表示不设上限
cli-option-scenario-bar = 某级别平台的准入门槛（national、provincial、city、county），分
cli-option-scenario-kept = 某级别平台留白地块的启用门槛，分
cli-option-scenario-undo = 退回上一版
cli-option-scenario-redo = 恢复下一版
cli-option-scenario-share = 共享给可查看规划方案的人员
cli-scenario-head = 情景方案 { $number }“{ $name }”：{ $status }，{ $changes } 项改动
cli-scenario-sides = { $left } → { $right }
cli-scenario-written = 已写入：{ $file }
