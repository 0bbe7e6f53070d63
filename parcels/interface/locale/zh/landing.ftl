# 落地：里程碑、时限、预警
error-landing-unknown = 没有名为 { $name } 的“落地”口径。可用：{ $known }。
error-calendar-columns = { $file } 不是工作日历：首行须为列名 { $columns }。
error-calendar-row = { $file } 第 { $row } 行：“{ $value }”无法采用。日期写作 YYYY-MM-DD，每个日期只写一次；是否上班写“是”或“否”。
rule-idle-land = 闲置土地
finding-idle-land = 是否疑似闲置由落地时限提示，以主管部门认定为准。
rule-filing-extension = 备案（核准）延期
finding-filing-extension = 申请备案（核准）延期的最后日期由落地时限提示。
error-landing-settings-invalid = { $file } 的 { $path }：{ $problem }。请从随附的落地设置改起，一次改一项。
error-landing-file-unreadable = 无法读取 { $file }（{ $problem }）。请另存为 UTF-8 文本。
cli-help-landing =
    签约项目落地时限与预警。

    每个项目下一步该做什么、谁负责、还剩或已超多少天；土地“五未”；各责任方清单。有超期事项时退出码为 1。
cli-example-landing =
    示例：

      parcels landing my-city --as-of 2026-11-23 --out landing.xlsx
cli-option-landing-out = 把全部时限、预警写成工作簿
cli-option-landing-top = 最多显示多少条预警
landing-title = 签约项目落地时限与预警
landing-note = 截至 { $date }；落地设置：{ $settings }{ $demo ->
        [True] （演示数据）
       *[other] {""}
    }。仅供参考，以主管部门认定为准。
landing-demo-settings = 预警级别、责任和上报对象为演示设定（{ $settings }）；本市的规定由管理员在 landing.toml 中填写。
landing-unknown-years = { $years } 年的放假安排尚未公布或未收录，期限末日只按周末推算。由管理员在 calendar.csv 中补充。
landing-more = 另有 { $count } 条预警，见 --out 或 --json。
landing-done = 签约项目 { $projects } 个，已落地（{ $by }）{ $landed } 个，有超期事项 { $overdue } 个。
landing-state-line = { $state }：{ $count } 宗，{ $area }{ $without ->
        [0] {""}
       *[other] （{ $without } 宗面积未登记）
    }{ $unknown ->
        [0] {""}
       *[other] ；{ $unknown } 宗资料不足，无法判断
    }
landing-party = { $role }：{ $name }
landing-list-separator = 、
landing-cause-unknown = 未登记
landing-cause-by-milestones = { $cause }（由里程碑推断）
landing-yes = 是
landing-no = 否
landing-unknown = 待认定
landing-source-record = 检查记录
landing-source-completed = 竣工里程碑
landing-indicator-investment-wan-yuan = 固定资产投资（万元）
landing-indicator-far = 容积率
landing-indicator-output-wan-yuan-per-year = 年产值（万元）
landing-indicator-tax-wan-yuan-per-year = 年税收（万元）
landing-indicator-energy-tce-per-year = 年综合能耗（吨标准煤）
landing-sheet-warnings = 预警
landing-sheet-owners = 责任清单
landing-sheet-clocks = 时限
landing-sheet-states = 五未
landing-sheet-figures = 承诺与达成
landing-sheet-records = 存疑记录
landing-column-project = 项目
landing-column-name = 名称
landing-column-clock = 事项
landing-column-subject = 对象
landing-column-due = 最后日期
landing-column-days = 剩余天数
landing-column-level = 级别
landing-column-verdict = 结论
landing-column-owner = 责任方
landing-column-told = 告知
landing-column-cause = 原因
landing-column-state = 状态
landing-column-starts = 起算日
landing-column-met = 完成日
landing-column-paused = 中止天数
landing-column-extended = 延期月数
landing-column-basis = 依据
landing-column-missing = 缺少
landing-column-holds = 是否
landing-column-area-mu = 面积（亩）
landing-column-since = 自
landing-column-serious = 严重超期
landing-column-overdue = 超期
landing-column-soon = 临期
landing-column-watch = 关注
landing-column-projects = 项目数
landing-column-text = 说明
landing-column-indicator = 指标
landing-column-declared = 承诺
landing-column-achieved = 达成
landing-column-share = 达成比
landing-column-source = 来源
landing-missing-actual-on = “{ $milestone }”的实际日期
landing-missing-agreed-on = “{ $milestone }”的约定日期
landing-missing-area-mu = “{ $milestone }”的面积
landing-missing-extensions = 延期记录
landing-missing-stops = 停工记录
landing-missing-works = 检查记录
landing-missing-due-area-mu = 应动工开发面积
landing-missing-developed-area-mu = 已开发面积
landing-missing-invested-wan-yuan = 已投资额或总投资额
landing-missing-achieved = 达成数据
landing-missing-land-returned = 项目终止后土地的去向
landing-missing-agreed-start-before-contract = 可信的约定动工日期（现登记早于合同日）
landing-missing-conversion-approved-on = 农用地转用批准日期
landing-missing-conversion-lapse-months = 规则中的转用批文时效
landing-missing-filing-lapse-months = 规则中的备案时效
landing-missing-filing-apply-working-days = 规则中的延期申请提前量
landing-missing-eia-recheck-months = 规则中的环评重新审核期限
landing-missing-permit-start-months = 规则中的施工许可开工期限
landing-missing-idle-months = 规则中的闲置期限
landing-missing-idle-again-months = 规则中的闲置两年期限
landing-missing-idle-stop-months = 规则中的中止开发期限
code-landing-registered = 公司注册
code-landing-filed = 备案
code-landing-contract = 已签出让合同
code-landing-contract-and-delivery = 出让合同并交地
code-landing-recognised-start = 开工认定
code-landing-statutory-start = 动工开发
code-landing-producing = 投产
code-landing-full-production = 达产
code-party-enterprise = 企业
code-party-promoter = 招商主体
code-party-developer = 开发主体
code-party-leader = 分管领导
code-warning-level-none = 无
code-warning-level-watch = 关注
code-warning-level-soon = 临期
code-warning-level-overdue = 超期
code-warning-level-serious = 严重超期
code-clock-agreed = 约定：{ $milestone }
code-clock-start-late = 约定动工开发
code-clock-conversion-lapse = 农用地转用批文时效
code-clock-filing-lapse = 备案（核准）时效
code-clock-filing-apply = 申请备案（核准）延期
code-clock-eia-recheck = 环评批复五年
code-clock-permit-lapse = 施工许可开工期限
code-clock-idle-year = 满一年未动工
code-clock-idle-two-years = 满两年未动工
code-clock-idle-stopped = 中止开发满一年
code-clock-state-met = 已完成
code-clock-state-met-late = 超期完成
code-clock-state-running = 计时中
code-clock-state-paused = 中止计时
code-clock-state-overdue = 已超期
code-clock-state-undetermined = 待认定
code-clock-verdict-none = –
code-clock-verdict-late = 逾期
code-clock-verdict-suspected-lapsed = 疑似失效（待认定）
code-clock-verdict-idle-pending = 疑似闲置（待认定）
code-clock-verdict-idle-enterprise = 疑似闲置：企业原因（待认定）
code-clock-verdict-idle-government = 疑似闲置：政府原因（待认定）
code-clock-verdict-idle-force-majeure = 疑似闲置：不可抗力（待认定）
code-clock-verdict-idle-mixed = 疑似闲置：混合原因（待认定）
code-land-state-approved-not-supplied = 批而未供
code-land-state-supplied-not-used = 供而未用
code-land-state-used-not-fully = 用而未尽
code-land-state-built-not-producing = 建而未投
code-land-state-below-declared = 投而未达
code-landing-cause-plan-mismatch = 规划不符
code-landing-cause-red-line = 红线压占
code-landing-cause-outside-boundary = 边界外
code-landing-cause-no-quota = 指标不足
code-landing-cause-not-acquired = 未征收
code-landing-cause-compensation-open = 补偿未到位
code-landing-cause-not-cleared = 未净地
code-landing-cause-archaeology-open = 考古未勘
code-landing-cause-utilities-short = 通平不足
code-landing-cause-assessment-failed = 环评能评不过
code-landing-cause-no-plan-conditions = 规划条件未出
code-landing-cause-not-listed = 招拍挂未排期
code-landing-cause-government-breach = 政府违约
code-landing-cause-promised-twice = 多头许诺
code-landing-cause-price-unpaid = 价款未付
code-landing-cause-enterprise-funds = 企业资金
code-landing-cause-design = 设计
code-landing-cause-market = 市场
code-landing-cause-force-majeure = 不可抗力
finding-agreed-start-before-contract = 约定动工日期 { $agreed } 早于出让合同签订日 { $contract }，闲置时限无法起算，请核对补充协议。
finding-delivered-after-agreed-start = 交地日 { $delivered } 晚于约定动工日期 { $agreed }，须查明是否政府原因。
finding-delivered-late = 约定 { $agreed } 交地，{ $open ->
        [True] 至今未交，已迟
       *[other] 迟交
    } { $days } 天，须查明是否政府原因。
finding-milestone-repeated = 里程碑“{ $milestone }”登记多次且日期不同，按最晚的日期计算。
finding-start-without-evidence = 动工开发（{ $on }）没有登记佐证材料。
finding-without-evidence = { $kind ->
        [pause] 中止
       *[other] 延期
    }记录中有 { $count } 条没有佐证材料。
landing-column-lasted = 已历天数
landing-column-reached = 是否达成
landing-more-owners = 另有 { $count } 个责任方，见 --out 或 --json。
finding-nothing-agreed = 项目已签约，但没有登记任何约定日期，无法预警。
finding-extension-not-counted = “{ $clock }”登记延期 { $recorded } 个月，只计 { $counted } 个月：其余批准时已到期，或超出次数、期限。
landing-sheet-missing = 资料不足，无法判断
