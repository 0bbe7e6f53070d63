# 用地安排的状态、办理动作及其理由
code-allocation-status-proposed = 已提出，待受理
code-allocation-status-checking = 核查中
code-allocation-status-returned = 退回补正
code-allocation-status-approved = 核查通过
code-allocation-status-committed = 已签约供地
code-allocation-status-delivered = 已交地
code-allocation-status-started = 已开工
code-allocation-status-producing = 已投产
code-allocation-status-accepted = 已达产验收
code-allocation-status-rejected = 不予通过
code-allocation-status-withdrawn = 已撤回
code-allocation-status-lapsed = 保留到期失效
code-allocation-status-revoked = 已撤销
code-action-sign-in = 登录
code-action-view-queue = 查看待办
code-action-propose = 提出用地安排
code-action-resubmit = 修改后重新提交
code-action-withdraw = 撤回
code-action-clear = 出具部门意见
code-action-take-up = 受理
code-action-recheck = 重新核查
code-action-waive = 免除一项核查意见
code-action-send-back = 退回补正
code-action-approve = 核查通过
code-action-reject = 不予通过
code-action-sign = 登记签约
code-action-deliver = 登记交地
code-action-start = 登记开工
code-action-produce = 登记投产
code-action-accept = 登记达产验收
code-action-lapse = 办理到期失效
code-action-extend-hold = 延长保留
code-action-revoke = 撤销
code-action-grant-quota = 登记指标
code-action-manage-people = 管理人员
code-action-change-rules = 修改规则
code-action-backup = 备份
code-because-other-department = 该意见由其他部门负责
code-because-person-inactive = 该人员不存在或已停用
code-because-role-changed = 角色刚刚变更，请刷新页面后再办
code-because-demo-only = 演示人员只能用于演示工作区
code-because-state-allows = 当前状态可以办理
code-because-state-forbids = 当前状态不能办理
code-because-same-person = 提出人不得审核自己的安排
code-because-hold-over = 保留期已过
code-because-hold-running = 保留期未到
code-because-reason-missing = 须写明理由
code-because-not-checked = 尚未按现行数据、规则和今天的日期核查，请先重新核查
code-because-blocked = 存在禁止性意见，不得免除
code-because-unresolved = 尚有未处理的核查意见
code-finding-decision-waived = 已免除
code-finding-decision-cleared = 部门同意
code-finding-decision-refused = 部门不同意
error-move-refused = 现在不能办理“{ $action }”（用地安排 { $allocation }）：{ $because ->
    [other_department] 该意见由其他部门负责
    [person_inactive] 该人员不存在或已停用
    [demo_only] 演示人员只能用于演示工作区
    [same_person] 提出人不得审核自己的安排
    [hold_over] 保留期已过
    [hold_running] 保留期未到
    [reason_missing] 须写明理由
    [not_checked] 尚未按现行数据、规则和今天的日期核查，请先重新核查
    [blocked] 存在禁止性意见，不得免除
    [unresolved] 尚有未处理的核查意见
   *[other] 当前状态不能办理
 }。
error-person-exists = 登录名 { $person } 已存在。请换一个登录名。
error-person-changed = { $person } 的信息已被他人修改。请重新打开后再改。
code-left-out-allocated = 已有在办的用地安排
cli-explain-left-out-allocated = { $project } 未参与统筹：已有在办的用地安排。
check-source-allocation = 用地安排
error-data-changed = 核查期间数据已更新，本次操作未执行。请重新核查后再试。
error-quota-in-use = { $platform }的{ $kind ->
    [new_construction] 新增建设用地指标（亩）
    [farmland] 占补平衡指标（亩）
   *[other] 能耗指标（吨标准煤）
 }已使用 { $used }，不能减到该数以下。请先撤销占用该指标的用地安排，或少减一些。
error-quota-exceeded = { $year } 年{ $platform ->
    [empty] 全市
   *[other] 平台 { $platform } 
 }的{ $kind ->
    [new_construction] 新增建设用地指标（亩）
    [farmland] 占补平衡指标（亩）
   *[other] 能耗指标（吨标准煤）
 }不足：需要 { $need }，剩余 { $left }。请先追加指标，或缩小用地。
error-quota-need-unknown = 项目 { $project } 的{ $kind ->
    [new_construction] 新增建设用地
    [farmland] 占补平衡
   *[other] 能耗
 }用量不明，而该指标已建账，暂不能登记签约（用地安排 { $allocation }）。请补全项目或地块数据并重新核查。
error-lapse-date-ahead = { $day } 尚未到来，不能据以办理到期失效。请使用今天或更早的日期。
error-hold-date-refused = 保留到期日 { $until } 不可用。请选择今天起 { $days } 天以内的日期。
error-proposal-blocked = { $site } 不能提出：{ $subject } 存在禁止性意见（{ $rule }），不得免除。请另选地块。
error-reserve-not-released = { $site } 含好地块留白，用地安排 { $allocation } 不能核查通过或签约。请在留白页面申请启用，经分管领导决定启用后重新核查。
error-allocation-missing = 没有编号为 { $allocation } 的用地安排。
error-finding-unknown = 用地安排 { $allocation } 当前核查中没有这条意见（{ $rule }，{ $subject }）。请重新打开。
error-finding-not-waivable = 意见 { $rule }（{ $subject }）{ $asks ->
    [blocked] 属禁止性意见，任何人不得在此免除。
    [condition] 将作为条件载入核查意见，无须免除。
   *[other] 无须处理。
 }
error-finding-refused-by-department = 意见 { $rule }（{ $subject }）部门已明确不同意，不得免除。请由该部门重新出具意见。
error-evidence-too-big = { $file } 超过 { $limit-mb } MB。请压缩或拆分后再上传。
code-stage-decisions = 演示用地安排
error-hold-not-longer = 延长后的到期日 { $until } 不晚于现在的 { $now }。延长须晚于现有到期日；提前结束请撤回。
