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
