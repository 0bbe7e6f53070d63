# 数据库自身的拒绝（PostgreSQL）
error-database-right-missing = 数据库账号无权在 { $workspace } 中执行此操作。未作任何更改；人员与维护请用所有者账号办理，见 docs/operations.md。
error-decider-may-not = { $person } 无权对用地安排 { $allocation } 作出决定：没有具备该职责的在用人员。未作任何更改；请联系管理员。
error-decider-proposed = { $person } 是用地安排 { $allocation } 的提出人，不能自行审核。须由他人决定。
error-decision-unsigned = 用地安排 { $allocation } 没有决定人，不能进入该状态。未作任何更改；请在办理队列中作出决定。
error-event-unlinked = 第 { $seq } 条记录接不上日志。未写入任何内容；请用 parcels audit 核查日志。

# 备份与恢复
error-backup-exists = { $file } 已存在；未写入任何内容。请换一个新文件名。
error-backup-missing = 没有文件 { $file }。请给出 parcels backup 写出的文件。
error-backup-not-one = { $file } 不是本程序的备份。请给出 parcels backup 写出的文件。
error-backup-damaged = 备份 { $file } 已损坏（{ $part }）。未恢复任何内容；请用更早的备份。
error-backup-failed = 工作区无法复制：{ $reason }。未写出备份；请检查磁盘和权限后重试。
error-backup-of-other-store = { $file } 是{ $store ->
    [postgresql] PostgreSQL 的备份；请恢复到空数据库：parcels restore { $file } postgresql://…
   *[other] 文件夹工作区的备份；请恢复到新文件夹
 }（{ $workspace } 属于另一种）。
error-restore-not-fresh = { $workspace } 不是空的；未作任何更改。请恢复到新文件夹或空数据库。
error-restore-unsound = 恢复结果核对不符（{ $what }）：应为 { $wanted }，实为 { $found }。已全部移除；请换一份备份，并查明原因。
error-tool-missing = 找不到程序 { $tool }。请安装 PostgreSQL 客户端程序（不低于服务器版本），并加入 PATH。
error-tool-failed = { $tool } 失败：{ $reason }。未保留任何内容；请改正后重试。
error-role-needs-server = 文件夹工作区没有角色：能写该文件者即掌握其中一切。角色需要 PostgreSQL。
error-role-missing = 数据库中没有角色 { $role }。请先建立：CREATE ROLE { $role } LOGIN
error-role-too-strong = 角色 { $role } 的权限已经过大（超级用户、表的所有者或其成员）。未作任何更改；请为应用单独建立角色。
cli-help-backup =
    写出工作区备份，期间他人可继续工作。
cli-example-backup =
    示例：

      parcels backup my-city --out my-city-2026-11-23.backup
cli-help-restore =
    由备份在新位置恢复工作区，并加以核对。
cli-example-restore =
    示例：

      parcels restore my-city-2026-11-23.backup drill --anchor 42:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
cli-help-grant =
    授予 PostgreSQL 角色应用所需的权限，仅此而已。
cli-example-grant =
    示例：

      parcels grant postgresql://owner@db/city --role parcels_app
cli-arg-backup = parcels backup 写出的文件
cli-option-backup-out = 写出的文件；不得已存在
cli-option-restore-anchor = 另行保存的存证（序号:哈希）
cli-option-grant-role = 已有角色的名称
cli-backup-done = 已写出：{ $file }（{ $rows } 行，链头 { $head }）。请把首部另行保存。
cli-restore-done = 已由 { $file } 恢复并核对：{ $rows } 行，链头 { $head }。
cli-restore-unanchored = 未给出存证：日志自身完整，但未核对它是否就是原来的日志。
cli-grant-done = 角色 { $role } 已具备应用所需的权限。
