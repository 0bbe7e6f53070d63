### 签约到投产之间的记录。

event-landing-recorded = { $project }（平台 { $platform-id }）落地记录 { $record }（{ $kind }）：{ $how ->
        [new] 登记
        [corrected] 更正记录 { $replaces }
        [continued] 续记记录 { $replaces }
        [confirmed] 确认记录 { $replaces }
       *[withdrawn] 撤销记录 { $replaces }
    }。{ $body } { $reason }
code-event-landing-recorded = 落地记录
log-table-landing-record = 落地记录
code-action-record-progress = 登记里程碑、检查和达成数据
code-action-record-request = 登记企业诉求
code-action-answer-request = 办理企业诉求
code-action-open-clearance = 提交条保事项
code-action-record-clearance = 办理条保事项
code-action-act-for-bureau = 代表自然资源部门办理
code-action-record-cause = 登记原因、中止和延期
code-action-confirm-cause = 确认原因
code-action-decide-idle = 登记闲置土地认定与处置
code-action-escalate = 督办
code-action-record-regional = 登记区域评估

error-record-future-date = { $field }（{ $date }）晚于今天（{ $today }）。只登记已经发生的事。
error-record-date-too-old = { $field }（{ $date }）过早，请核对年份。
error-record-dates-order = { $last }（{ $later }）早于{ $first }（{ $earlier }）。请改正其中一个日期。
error-record-number = { $field }不能是 { $value }。请填不小于 0 的数，没有就留空。
error-record-percent = { $field }不能是 { $value }。请填 0 到 100。
error-record-text-missing = 缺少{ $field }。请填写。
error-record-text-long = { $field }有 { $length } 字，最多 { $limit } 字。全文请作为附件。
error-record-empty = 记录没有内容。至少填一项：{ $fields }。
error-record-result-undated = { $result }和{ $date }须同时填写。
error-record-months = 延期 { $months } 个月无法采用。请填 1 到 { $most }。
error-record-year = 年度 { $year } 与统计日期 { $date } 不符。
error-record-fell = { $field }为 { $value }，低于 { $on } 检查的 { $before }。如确实下降，请写明原因。
error-record-field-unknown = { $kind }没有“{ $field }”这一项。可用：{ $known }。
error-record-value = { $kind }的{ $field }：“{ $value }”无法采用。日期写作 YYYY-MM-DD，必填项不能空。
error-record-code = { $kind }的{ $field }：没有“{ $value }”。可用：{ $known }。
error-record-too-many = 一次 { $count } 条，最多 { $limit } 条。请分批登记。
error-record-known = { $project } 已有内容相同的“{ $kind }”，没有重复登记。
error-record-missing = 没有编号为 { $record } 的落地记录。
error-record-replaced = 记录 { $record } 已被记录 { $by } 取代或已撤销。请刷新后对最新一条操作。
error-record-kind-differs = 记录 { $record } 是“{ $kind }”，不能改成“{ $found }”。请撤销后另行登记。
error-record-unchanged = 记录 { $record } 与原内容相同，没有改动。
error-record-not-continued = 记录 { $record }（{ $kind }）不能续记。有误请更正。
error-record-continues-other = 续记不能改动记录 { $record } 的{ $field }。有误请更正并写明原因。
error-record-not-confirmable = 记录 { $record }（{ $kind }）无须确认或已确认。只有尚未确认的原因需要第二人确认。
error-record-same-person = 您参与登记了记录 { $record }，须由另一人确认。
error-clock-unknown = 没有名为 { $clock } 的时限。可用：{ $known }。
error-department-unknown = 没有代码为 { $department } 的部门。可用：{ $known }。
error-clearance-item-unknown = 没有条保事项 { $item }。可用：{ $known }。可在工作区的 clearances.toml 中增补。
error-assessment-unknown = 没有区域评估 { $item }。可用：{ $known }。可在工作区的 clearances.toml 中增补。
error-paper-too-many = 一次 { $count } 个附件，最多 { $limit } 个。
error-paper-empty = { $file } 是空文件。
error-paper-type-refused = { $file } 不是可存的文件类型。可存：{ $allowed }；照片请按照片上传。
error-paper-missing = 没有哈希为 { $sha256 } 的附件。
error-photo-format-refused = { $file } 按内容不是照片。可用：{ $allowed }。手机照片请先存为 JPEG。
error-photo-too-large = { $file } 有 { $megapixels } 百万像素，最多 { $limit }。请缩小后再传。
error-photo-damaged = { $file } 无法解码（{ $problem }）。请换一张。
error-project-unsigned = { $project } 没有签约记录，无法画出投资曲线。相近的：{ $near }

code-record-kind-cause = 原因认定
code-record-kind-pause = 中止计时
code-record-kind-extension = 延期
code-record-kind-stop = 停工
code-record-kind-inspection = 现场检查
code-record-kind-achieved = 达成数据
code-record-kind-request = 企业诉求
code-record-kind-clearance = 条保事项
code-record-kind-milestone = 里程碑
code-record-kind-plan-point = 投资计划节点
code-record-kind-idle-decision = 闲置土地认定与处置
code-record-kind-escalation = 领导督办
code-record-kind-regional-assessment = 区域评估
code-record-how-new = 登记
code-record-how-corrected = 更正
code-record-how-continued = 续记
code-record-how-confirmed = 已由第二人确认
code-record-how-withdrawn = 撤销
code-works-state-going-on = 施工中
code-works-state-stopped = 停工
code-works-state-finished = 已完工
code-clearance-result-approved = 办结，同意
code-clearance-result-refused = 不予同意
code-clearance-result-returned = 退回补正
code-clearance-result-not-needed = 无需办理
code-idle-outcome-idle = 认定为闲置土地
code-idle-outcome-not-idle = 不构成闲置土地
code-idle-outcome-extended = 延长动工期限
code-idle-outcome-fee = 征缴土地闲置费
code-idle-outcome-taken-back = 无偿收回
code-idle-outcome-swapped = 置换土地
code-idle-outcome-bought-back = 有偿收回
code-idle-cause-enterprise = 企业原因
code-idle-cause-government = 政府原因
code-idle-cause-force-majeure = 不可抗力
code-idle-cause-mixed = 混合原因
code-matter-state-waiting = 未受理
code-matter-state-open = 办理中
code-matter-state-overdue = 超期未办
code-matter-state-done = 按期办结
code-matter-state-done-late = 超期办结
code-matter-state-returned = 已退回补正
code-matter-state-spared = 区域评估已覆盖，无需单独办理
code-curve-source-plan = 投资计划
code-curve-source-agreed = 按约定的动工、竣工日期
code-curve-source-inspection = 现场检查
code-curve-source-completed = 竣工

code-record-field-found-on = 认定日期
code-record-field-cause = 原因类别
code-record-field-code = 具体原因
code-record-field-evidence = 佐证材料
code-record-field-note = 说明
code-record-field-starts-on = 开始日期
code-record-field-ends-on = 结束日期
code-record-field-granted-on = 批准日期
code-record-field-clock = 时限
code-record-field-months = 延期月数
code-record-field-inspected-on = 检查日期
code-record-field-invested-wan-yuan = 累计完成投资（万元）
code-record-field-total-investment-wan-yuan = 总投资（万元）
code-record-field-physical-percent = 形象进度（%）
code-record-field-due-area-mu = 应动工开发面积（亩）
code-record-field-developed-area-mu = 已动工开发面积（亩）
code-record-field-works = 施工状态
code-record-field-reason = 原因
code-record-field-year = 年度
code-record-field-measured-on = 统计日期
code-record-field-investment-wan-yuan = 固定资产投资（万元）
code-record-field-far = 容积率
code-record-field-output-wan-yuan-per-year = 年产值（万元）
code-record-field-tax-wan-yuan-per-year = 年税收（万元）
code-record-field-energy-tce-per-year = 年综合能耗（吨标准煤）
code-record-field-asked-on = 提出日期
code-record-field-subject = 事由
code-record-field-text = 诉求内容
code-record-field-owner = 承办部门
code-record-field-due-on = 办理期限
code-record-field-answered-on = 答复日期
code-record-field-result = 办理结果
code-record-field-item = 事项
code-record-field-department = 主管部门
code-record-field-submitted-on = 提交日期
code-record-field-accepted-on = 受理日期
code-record-field-officer = 经办人
code-record-field-documents = 材料
code-record-field-result-on = 办结日期
code-record-field-document = 文号
code-record-field-is-on-negative-list = 列入负面清单
code-record-field-milestone = 里程碑
code-record-field-agreed-on = 约定日期
code-record-field-actual-on = 实际日期
code-record-field-stat-on = 统计口径日期
code-record-field-amount-wan-yuan = 金额（万元）
code-record-field-area-mu = 面积（亩）
code-record-field-by-on = 截止日期
code-record-field-planned-wan-yuan = 计划累计投资（万元）
code-record-field-planned-percent = 计划形象进度（%）
code-record-field-decided-on = 决定日期
code-record-field-outcome = 认定与处置
code-record-field-raised-on = 督办日期
code-record-field-to = 督办对象
code-record-field-done-on = 完成日期
code-record-field-valid-until = 有效期至

finding-cause-pending = 原因由一人登记，尚未由第二人确认，不作为认定。
finding-ladder-order = “{ $milestone }”的日期 { $on } 早于“{ $before }”的 { $before-on }，请核对。
finding-counted-before-actual = “{ $milestone }”的统计日期 { $on } 早于实际日期 { $actual }。
finding-stop-contradicted = { $since } 起的停工记录没有结束日期，但 { $on } 的检查发现在施工。
finding-more-than-whole = { $what ->
        [area] 已动工开发面积（亩）
       *[money] 累计投资（万元）
    } { $part } 大于{ $what ->
        [area] 应动工开发面积
       *[money] 总投资
    } { $whole }。
finding-import-overridden = “{ $milestone }”的导入日期与之后登记的不同，以登记的为准。
landing-cause-reported = { $cause }（一人登记，待确认）

cli-help-record = 登记签约到投产之间的事项，并查阅。
cli-help-record-add = 登记一条记录。
cli-help-record-correct = 更正一条记录：另写一条取代它，原记录保留。
cli-help-record-carry-on = 续记：停工或中止结束、诉求答复、条保办结。
cli-help-record-withdraw = 撤销一条不该有的记录；原记录保留，不再计算。
cli-help-record-list = 列出有效的记录。
cli-help-record-import = 导入一张记录表；有一行不能用就全部不导入，已登记的行跳过。
cli-help-record-curve = 一个项目的计划与实际投资。
cli-example-record-add =
    示例：

      parcels record add my-city inspection P001 --set inspected_on=2026-11-20 --set physical_percent=45 --photo gate.jpg
cli-example-record-correct =
    示例：

      parcels record correct my-city 12 --set physical_percent=54 --reason 笔误
cli-example-record-carry-on =
    示例：

      parcels record carry-on my-city 13 --set ends_on=2026-11-22
cli-example-record-withdraw =
    示例：

      parcels record withdraw my-city 12 --reason 记错项目
cli-example-record-list =
    示例：

      parcels record list my-city --project P001 --history
cli-example-record-import =
    示例：

      parcels record import my-city inspection november.xlsx --dry-run
cli-example-record-curve =
    示例：

      parcels record curve my-city P001 --as-of 2026-11-23
cli-arg-record-kind = 记录类别，如 inspection、cause、request
cli-arg-record-subject = 项目编号；区域评估为平台编号
cli-arg-record-number = 记录编号
cli-arg-record-roll = 首行为列名的表：project_id 和该类记录的各项（中英文列名均可）
cli-option-record-set = 一项内容；可多次使用，“-”表示清空
cli-option-record-paper = 佐证文件；可多次使用
cli-option-record-photo = 现场照片（JPEG、PNG）；去除拍摄信息后保存
cli-option-record-reason = 原因
cli-option-record-kind = 只列这一类
cli-option-record-project = 只列这个项目
cli-option-record-history = 也列出已被取代和撤销的
cli-option-record-known-at = 按这一时刻已登记的内容
cli-option-record-chain = 这一条记录的全部经过
cli-option-record-sheet = 工作表名称
cli-option-record-dry-run = 只检查，不登记
cli-record-list-done = 共 { $count } 条。
cli-record-row = 第 { $row } 行：{ $problem }
cli-record-import-done = 读入 { $read } 行：新登记 { $written } 行，已有 { $known } 行，不能用 { $refused } 行。
cli-record-curve-done = { $known ->
        [True] 按计划少投资 { NUMBER($behind, maximumFractionDigits: 0) } 万元（负数为超前）。
       *[other] 计划或实际投资没有登记，无法比较。
    }
error-record-roll-refused = { $kind }不能成批导入。可以成批导入：{ $kinds }。
error-roll-column-unknown = { $file } 的列“{ $column }”不认识或重复。可用：{ $known }（或其中英文名称）。
error-roll-column-missing = { $file } 缺少列 { $column }。
error-moment-not-iso = { $option } 的“{ $value }”不是时刻。写作 2026-11-23T17:00:00。
record-column-number = 编号
record-column-project = 项目
record-column-kind = 类别
record-column-on = 日期
record-column-facts = 内容
record-column-how = 方式
record-column-by = 登记人
record-column-at = 登记时间
record-column-papers = 附件
record-column-what = 事项
record-column-owner = 主管部门
record-column-state = 状态
record-column-due = 办理期限
record-column-days = 剩余天数
record-column-overdue = 超期未办
record-column-open = 办理中
record-column-waiting = 未受理
record-column-done = 按期办结
record-column-done-late = 超期办结
record-column-amount = 累计投资（万元）
record-column-percent = 形象进度（%）
record-column-source = 来源
record-separator = ；{""}
record-fact = { $field }：{ $value }
code-record-field-project-id = 项目编号
landing-demo-terms = 条保事项和诉求的办理期限为演示设定（{ $terms }）；本市的规定由管理员在 clearances.toml 中填写。
landing-sheet-departments = 部门办理情况
landing-sheet-all-matters = 条保事项和企业诉求
landing-sheet-matters = 超期未办的条保事项和企业诉求
