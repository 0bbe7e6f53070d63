### 签约把关：用地保障凭证的出具、核验、使用，以及未取得凭证的签约。

error-land-certified = { $atom } 已由用地保障凭证 { $number } 为项目 { $project } 保留至 { $until }。请另选地块，或待凭证到期、撤回后再办。
error-certificate-in-force = 项目 { $project } 已持有有效凭证 { $number }（{ $site }，至 { $until }）。请使用该凭证，或先撤回。
error-certificate-elsewhere = 项目 { $project } 持有另一块地的有效凭证 { $number }（{ $site }）。请先撤回该凭证，再提出其他用地。
error-certificate-ended = 凭证 { $number } 已不再有效（{ $state }）。请刷新后查看。

event-certificate-issued = 出具用地保障凭证 { $number }：项目 { $project }，用地 { $site }，有效期至 { $valid-until }
event-certificate-used = 用地保障凭证 { $number } 用于项目 { $project } 签约（用地安排 { $allocation }）
event-certificate-expired = 用地保障凭证 { $number } 到期，项目 { $project } 的保留土地释放
event-certificate-withdrawn = 撤回用地保障凭证 { $number }（项目 { $project }）：{ $reason }
event-override-given = 准予用地安排 { $allocation }（项目 { $project }）未取得凭证签约：{ $reason }
event-override-used = 用地安排 { $allocation }（项目 { $project }）未取得凭证，凭领导批准签约
code-event-certificate-issued = 出具凭证
code-event-certificate-used = 凭证签约
code-event-certificate-expired = 凭证到期
code-event-certificate-withdrawn = 撤回凭证
code-event-override-given = 准予越过把关
code-event-override-used = 越过把关签约
log-table-certificate = 用地保障凭证
log-table-gate-override = 越过签约把关

error-certificate-refused = 项目 { $project } 在 { $site } 上不得签约：共 { $count } 项不符合，第一项为 { $rule }。请先办结，或另选地块。
error-certificate-no-site = 项目 { $project } 没有可签约的用地，不能出具凭证。请查看用地在哪一步被排除。
error-certificate-no-term = 本市尚未规定凭证的有效期，不能为项目 { $project } 出具。请在工作区的 landing.toml 中填写 [certificate] valid_working_days（工作日）。
error-certificate-date-refused = 凭证只能按当天日期出具：给出的是 { $day }，今天是 { $today }。
error-certificate-unknown = 没有编号为 { $number } 的用地保障凭证。请核对编号，例如 2026-0007。
error-certificate-altered = 凭证 { $number } 的存档与日志不符，不予提供。请通知审计人员核验日志。
error-certificate-reason-missing = 撤回凭证 { $number } 须写明理由。
error-override-reason-missing = 准予用地安排 { $allocation } 越过把关须写明理由。
error-override-evidence-missing = 准予用地安排 { $allocation } 越过把关须附书面依据（会议纪要、批示等）。
error-override-open = 用地安排 { $allocation }（{ $site }）已有一份尚未使用的越关批准。

code-action-view-certificates = 查看凭证
code-action-issue-certificate = 出具凭证
code-action-withdraw-certificate = 撤回凭证
code-action-override-gate = 准予越过把关
code-because-not-certified = 未取得有效的用地保障凭证，也没有领导批准
code-certificate-status-in-force = 有效
code-certificate-status-used = 已签约使用
code-certificate-status-expired = 已过期
code-certificate-status-withdrawn = 已撤回
code-genuine-genuine = 真实有效
code-genuine-used = 真实，已用于签约
code-genuine-expired = 真实，已过期
code-genuine-withdrawn = 真实，已撤回
code-genuine-altered = 与存档不符
code-genuine-unknown = 查无此证
code-holder-allocation = 用地安排
code-holder-certificate = 用地保障凭证
code-holder-record = 在库承诺
