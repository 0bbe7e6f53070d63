# 前期工作日历：到交地为止的各步
error-readiness-steps-invalid = { $file } 的 { $path }：{ $problem }。请从随附的步骤表改起，一次改一项。

code-readiness-step-acquisition-notice = 征收土地预公告
code-readiness-step-acquisition-survey = 现状调查和社会稳定风险评估
code-readiness-step-compensation-notice = 征地补偿安置方案公告
code-readiness-step-compensation-agreement = 签订补偿安置协议
code-readiness-step-acquisition-approval = 征收土地报批
code-readiness-step-acquisition-announcement = 征收土地公告
code-readiness-step-supply-notice = 出让公告
code-readiness-step-supply-listing = 挂牌
code-readiness-step-delivery = 交地
code-readiness-state-unknown = 情况不明

finding-delivery-statutory = { $state ->
    [late] 按法定最短期限，最早 { $on } 方可交地，比需地日期（{ $need-by }）晚 { $days } 天。
    [in_time] 按法定最短期限，最早 { $on } 可以交地；需地日期 { $need-by }。
   *[unknown] 到交地为止的法定最短期限不明：有法定期限的事项没有记录。
 }
finding-delivery-assumed = { $state ->
    [late] 加上假定的最短期限（出让公告、挂牌，原文未核），最早 { $on } 方可交地，比需地日期（{ $need-by }）晚 { $days } 天；须先核实期限并由双方书面认可交地日期。
    [in_time] 加上假定的最短期限（原文未核），最早 { $on } 可以交地；需地日期 { $need-by }。
   *[unknown] 加上假定期限后的最早日期不明：有事项没有记录。
 }
finding-delivery-experience = { $state ->
    [late] 按本地经验值，{ $on } 交地，比需地日期（{ $need-by }）晚 { $days } 天；须由双方书面认可交地日期后方可签约。
    [in_time] 按本地经验值，{ $on } 前可以交地；需地日期 { $need-by }。
   *[unknown] 本地经验值不能给出：有事项没有记录，或已完成的案例太少。
 }
finding-delivery-unknown = 地块 { $parcel }：下列事项情况不明：{ $items }。请逐项填写状态。
finding-delivery-unrecorded = 地块 { $parcel }：正在进行，但期限已过多少没有记录：{ $items }。法定最早日期未计入这些期限。
finding-delivery-conflict = 地块 { $parcel }：前期事项与地块记录相互矛盾：{ $items }。更正前按完成程度较低的一方计。

readiness-title = 交地时间
readiness-statutory = 法定下限（最早可交地日期）
readiness-assumed = 法定下限加假定期限（原文未核）
readiness-median = 本地经验值（{ $share }% 的案例）
readiness-none = 不明
readiness-column-parcel = 地块
readiness-column-statutory = 法定下限／加假定
readiness-column-experience = 本地经验值 { $low }% / { $high }%
readiness-column-step = 关键步骤
readiness-column-owner = 责任单位
readiness-items = 地块 { $parcel } 的各步
readiness-column-item = 步骤
readiness-column-state = 状态
readiness-column-planned = 计划／完成日期
readiness-column-cost = 费用（万元）
readiness-column-source = 最短期限·依据
readiness-owner-none = { $authority }（无在库责任单位）
readiness-basis-experience = { $step }（按本地经验）
readiness-basis-statutory = { $step }（按法定期限）
readiness-basis-assumed = { $step }（按假定期限，原文未核）
readiness-basis-unknown = { $step }（情况不明）
readiness-overdue = { $date }（已过）
readiness-days-working = { $step }：{ $days } 个工作日·{ $source }
readiness-days-calendar = { $step }：{ $days } 日·{ $source }
readiness-within-working = { $step }：至多 { $days } 个工作日·{ $source }
readiness-within-calendar = { $step }：至多 { $days } 日·{ $source }
readiness-source-assumption = 假定，原文未核
readiness-source-none = 未知最短期限
readiness-remark-strict = 法定下限、加假定期限、本地经验值分别给出，互不混用。法定下限只计原文已核的期限：自 { $date } 起只累加法定最短期限，不计施工、付款和审批时间，进行中的步骤不计；本地经验值：取自本市已完成的事项。
readiness-remark-assumed = 地块 { $parcel } 依据假定（原文未核，不作引用）：{ $items }。
readiness-remark-years = { $years } 年放假安排尚未公布，该年只计周末。
readiness-remark-experience = 地块 { $parcel }：已完成案例不足 { $least } 个，不给本地经验值：{ $items }。
readiness-remark-more = 另有 { $count } 宗地块只列于上表，未附步骤和图。
readiness-cases = { $item }（{ $cases }）
gantt-name = 地块 { $parcel } 前期工作日历
gantt-statutory = 法定最短期限
gantt-assumed = 假定的最短期限，原文未核
gantt-point = 无法定最短期限
gantt-planned = 计划；自其前各步计划完成之日起
gantt-today = 截至
gantt-need-by = 需地日期
gantt-unknown = 情况不明
gantt-overdue = 计划 { $date }，已过
