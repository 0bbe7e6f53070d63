# 指定、排除与限额的错误
error-request-malformed = “{ $value }”不是有效的指定或排除。请写成“项目=地块组合”，例如 P012=A-12/1..2。
error-lock-unknown-project = 指定 { $project }={ $site } 中的项目 { $project } 不参加本次统筹。相近编号：{ $near }。请更正项目编号或取消该指定。
error-lock-unknown-site = 指定 { $project }={ $site } 中的用地 { $site } 不是任何项目的候选用地。相近名称：{ $near }。请用“parcels sites”查看该项目的候选用地。
error-lock-not-candidate = 项目 { $project } 不能指定在 { $site }：该用地未通过此项目的全部规则。该项目名称相近的候选用地：{ $near }。请用“parcels sites”查看。
error-ban-unknown-project = 排除 { $project }={ $site } 中的项目 { $project } 不参加本次统筹。相近编号：{ $near }。请更正项目编号或取消该排除。
error-ban-unknown-site = 排除 { $project }={ $site } 中的用地 { $site } 不是任何项目的候选用地。相近名称：{ $near }。请更正用地名称或取消该排除。
error-locks-contradict = { $reason ->
    [same_project] 两项指定把项目 { $shared } 放在不同用地上：{ $first } 与 { $second }。请保留其中一项。
    [same_atom] 两项指定使用了同一块地（{ $shared }）：{ $first } 与 { $second }。请保留其中一项。
    [banned] 指定与排除针对同一组合：{ $first } 与 { $second }。请保留其中一项。
   *[over-limit] 指定 { $first } 与 { $second } 合计需要 { $shared } { $needed }，限额仅为 { $allowed }。请取消一项指定，或在政策文件中提高限额。
}
error-gap-range = 允许差距 { $value } 超出范围。请填写 0（含）到 1（不含）之间的比例，例如 0.01 表示百分之一。
error-seconds-range = 时限 { $value } 超出范围。请填写大于 0 且不超过 86400 的秒数。
error-ceiling-negative = 政策文件中的限额 { $field } 为负数（{ $value }）。请填写 0 或正数。

# 求解失败
error-problem-shape = 统筹问题前后不一致：应为 { $expected }。这是程序缺陷，请连同方案文件一并反馈。
error-problem-score = 候选 { $candidate } 的得分不是正数。这是程序缺陷，请连同方案文件一并反馈。
error-problem-rhs = 限额 { $limit } 为负数。这是程序缺陷，请连同方案文件一并反馈。
error-problem-limit-twice = 方案中有两项同名限额。这是程序缺陷，请连同方案文件一并反馈。
error-solver-died = 求解程序意外终止（{ $detail }）。数据未作任何改动。请重新运行；如再次出现，可能是内存不足。
error-solver-failed = 求解程序报告故障：{ $detail }。数据未作任何改动。请连同方案文件一并反馈。

# 方案说明
note-ban-without-effect = 排除 { $project }={ $site } 不起作用：该用地本来就不是该项目的候选用地。
note-budget-not-set = 未设 { $name } 的前期开发资金额度；有 { $candidates } 个候选在该期需要资金，未受限制。
note-budget-not-set-at-all = 政策未设前期开发资金额度；有 { $candidates } 个候选需要资金，未受限制。
note-new-construction-not-set = 未设平台 { $name } 的新增建设用地指标；该平台有 { $candidates } 个候选需要农用地转用，未受限制。
note-new-construction-not-set-at-all = 政策未设新增建设用地指标；有 { $candidates } 个候选需要农用地转用，未受限制。
note-energy-not-set = 未设平台 { $name } 的能耗指标；该平台有 { $candidates } 个候选需要用能，未受限制。
note-energy-not-set-at-all = 政策未设能耗指标；有 { $candidates } 个候选需要用能，未受限制。

# 独立核查可能发现的问题
violation-project-twice = 项目 { $subject } 有 { $count } 处用地。
violation-atom-twice = 地块 { $subject } 被分给多个项目：{ $projects }。
violation-limit-exceeded = 限额 { $subject } 被突破：使用 { $value }，限额 { $limit }。
violation-lock-not-honoured = { $subject } 指定在 { $site }，方案未执行。
violation-ban-not-honoured = { $subject } 被放在已排除的 { $site }。
violation-objective-wrong = 方案所列总分 { $value } 与各项得分之和 { $limit } 不符。
violation-bound-below-objective = 上界 { $value } 低于方案总分 { $limit }。
violation-sites-overlap = { $subject } 与 { $other } 的用地重叠 { $value } 平方米（限值 { $limit } 平方米）。
violation-area-outside-window = { $subject } 的用地为 { $value } 平方米，不在 { $least } 至 { $most } 平方米之间。
violation-area-misstated = 方案所列 { $subject } 的面积为 { $value } 平方米，图形面积为 { $limit } 平方米。
violation-atom-unknown = { $subject } 的用地 { $site } 含有不存在的地块。
violation-site-not-its-atoms = { $subject } 的用地图形与所列地块相差 { $value } 平方米（限值 { $limit } 平方米）。
violation-site-outside-parcels = { $subject } 的用地超出所在地块 { $value } 平方米（限值 { $limit } 平方米）。
violation-outside-boundary = { $subject }：地块 { $parcel } 有 { $value } 平方米位于现行开发边界之外（限值为面积的 { $limit }）。
violation-blocked-by-layer = { $subject }：地块 { $parcel } 有 { $value } 平方米位于 { $layer } 内（限值为面积的 { $limit }）。
violation-too-narrow = { $subject } 的用地宽度不足 { $limit } 米。
violation-status-not-allocatable = { $subject }：地块 { $parcel } 的状态已为 { $value }。
violation-held-for-other = { $subject }：地块 { $parcel } 已承诺给 { $other }。
violation-use-not-allowed = { $subject } 不能使用规划用途为 { $value } 的地块 { $parcel }。
violation-not-ready = { $subject } 须在 { $limit } 前用地，地块 { $parcel } 可交地日期为 { $value }。
violation-project-unknown = 方案中的项目 { $subject } 不存在。
violation-parcel-unknown = { $subject }：地块 { $parcel } 不存在。

# 求解状态
code-plan-status-gap-reached = 达到允许差距

# 约束类型
code-limit-kind-project = 一个项目至多一处用地
code-limit-kind-atom = 一块地至多给一个项目
code-limit-kind-new-construction = 新增建设用地指标
code-limit-kind-energy = 能耗指标
code-limit-kind-budget = 前期开发资金
code-limit-kind-lock = 指定
code-limit-kind-ban = 排除

# 放宽事项
code-relaxation-area-min = 降低最小用地面积
code-relaxation-area-max = 提高最大用地面积
code-relaxation-need-by = 推迟需地日期
code-relaxation-width = 减小最小宽度
code-relaxation-ready = 提前交地
code-relaxation-use = 调整规划用途
code-relaxation-release = 释放留白地块
code-relaxation-promise = 解除已有承诺
code-relaxation-service = 提升市政供给
code-relaxation-new-construction = 追加新增建设用地指标
code-relaxation-energy = 追加能耗指标
code-relaxation-budget = 追加前期开发资金
code-barrier-bottom-line = 触及底线（房地产或捆绑用地），底线不予放宽
code-barrier-size = 没有面积相近的成片用地
code-barrier-bar = 未达准入门槛，门槛不予放宽
code-barrier-law = 面积相近的用地均受法定管控，法定管控不予放宽
code-barrier-several = 每处用地都同时欠缺多项条件，或欠缺的条件无法调整
code-barrier-worth = 可以腾出用地，但最优方案另有安排
