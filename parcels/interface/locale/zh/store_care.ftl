# 数据库自身的拒绝（PostgreSQL）
error-database-right-missing = 数据库账号无权在 { $workspace } 中执行此操作。未作任何更改；人员与维护请用所有者账号办理，见 docs/operations.md。
error-decider-may-not = { $person } 无权对用地安排 { $allocation } 作出决定：没有具备该职责的在用人员。未作任何更改；请联系管理员。
error-decider-proposed = { $person } 是用地安排 { $allocation } 的提出人，不能自行审核。须由他人决定。
error-decision-unsigned = 用地安排 { $allocation } 没有决定人，不能进入该状态。未作任何更改；请在办理队列中作出决定。
error-event-unlinked = 第 { $seq } 条记录接不上日志。未写入任何内容；请用 parcels audit 核查日志。
