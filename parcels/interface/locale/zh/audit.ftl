### 审计日志：记录、核验、存证、重算。

log-time = 时间
log-seq = 序号
log-event = 事项
log-user = 人员
log-role = 角色
log-allocation = 用地安排
log-what = 内容
log-name = 记录名

event-workspace-created = 建立工作区“{ $name }”，坐标系 { $crs }
event-crs-set = 坐标系定为 { $crs }
event-workspace-upgraded = 数据结构由 { $before } 升级到 { $after }
event-imported = 导入 { $dataset }（数据集 { $dataset-id }）：读取 { $read } 条，入库 { $kept }，修复 { $repaired }，退回 { $refused }；来源 { $source }
event-plan-saved = 保存方案 { $plan-run-id }，求解状态 { $status }，目标值 { $objective }
event-role-granted = 授权数据库账户 { $role } 使用本工作区
event-rules-changed = 政策或规则已变更：政策 { $policy }，规则 { $rules }；自有文件 { $files }
event-exported = 导出 { $file }（{ $kind }），SHA-256 { $sha256 }
event-allocated = 为项目 { $project } 提出用地 { $site }（用地安排 { $allocation }），保留至 { $held-until }
event-resubmitted = 用地安排 { $allocation } 重新提出，地块 { $site }
event-taken-up = 用地安排 { $allocation } 受理核查
event-returned = 用地安排 { $allocation } 退回补正：{ $reason }
event-approved = 用地安排 { $allocation } 核查通过
event-rejected = 用地安排 { $allocation } 不予通过：{ $reason }
event-signed = 用地安排 { $allocation } 签约供地
event-land-delivered = 用地安排 { $allocation } 交地
event-construction-started = 用地安排 { $allocation } 开工
event-production-started = 用地安排 { $allocation } 投产
event-accepted = 用地安排 { $allocation } 达产验收
event-withdrawn = 用地安排 { $allocation } 撤回：{ $reason }
event-lapsed = 用地安排 { $allocation } 保留到期失效，土地释放
event-revoked = 用地安排 { $allocation } 撤销：{ $reason }
event-hold-extended = 用地安排 { $allocation } 保留期延至 { $held-until }：{ $reason }
event-checked = 用地安排 { $allocation } 核查第 { $check } 次存档，地块 { $site }，法规日期 { $as-of }，结论 { $verdict }
event-finding-waived = 用地安排 { $allocation } 的 { $rule }（{ $subject }）准予容缺：{ $reason }
event-finding-cleared = 用地安排 { $allocation } 的 { $rule }（{ $subject }）已由主管部门办结：{ $reason }
event-finding-refused = 用地安排 { $allocation } 的 { $rule }（{ $subject }）主管部门不同意：{ $reason }
event-quota-granted = 指标下达：{ $kind } { $year } 年，平台 { $platform-id }，数量 { $amount }，文件 { $document }
event-quota-used = 用地安排 { $allocation } 使用指标账户 { $account }，数量 { $amount }
event-quota-given-back = 用地安排 { $allocation } 退回指标账户 { $account }，数量 { $amount }
event-person-added = 新增人员 { $person }（{ $name }），角色 { $role }
event-person-changed = 变更人员 { $person }：{ $before } → { $after }
event-password-changed = { $person } 的口令已更换
event-signed-in = { $person } 登录（{ $by }），地址 { $address }
event-sign-in-failed = { $person } 登录失败：{ $because }，地址 { $address }
event-signed-out = { $person } 退出登录
event-unreadable = 该记录已无法读取：{ $body }

code-event-workspace-created = 建立工作区
code-event-crs-set = 坐标系
code-event-workspace-upgraded = 升级
code-event-imported = 导入
code-event-plan-saved = 保存方案
code-event-role-granted = 数据库授权
code-event-rules-changed = 政策规则变更
code-event-exported = 导出
code-event-allocated = 提出用地
code-event-resubmitted = 重新提出
code-event-taken-up = 受理
code-event-returned = 退回补正
code-event-approved = 核查通过
code-event-rejected = 不予通过
code-event-signed = 签约供地
code-event-land-delivered = 交地
code-event-construction-started = 开工
code-event-production-started = 投产
code-event-accepted = 达产验收
code-event-withdrawn = 撤回
code-event-lapsed = 保留失效
code-event-revoked = 撤销
code-event-hold-extended = 延长保留
code-event-checked = 核查存档
code-event-finding-waived = 准予容缺
code-event-finding-cleared = 部门办结
code-event-finding-refused = 部门不同意
code-event-quota-granted = 指标下达
code-event-quota-used = 指标使用
code-event-quota-given-back = 指标退回
code-event-person-added = 新增人员
code-event-person-changed = 变更人员
code-event-password-changed = 更换口令
code-event-signed-in = 登录
code-event-sign-in-failed = 登录失败
code-event-signed-out = 退出登录
code-event-unreadable = 无法读取

log-table-event = 日志记录
log-table-anchor = 存证行
log-table-allocation = 用地安排
log-table-allocation-check = 核查存档
log-table-finding-decision = 对核查意见的处理
log-table-dataset = 数据集
log-table-plan-run = 方案
log-table-person = 人员
log-table-workspace = 工作区
log-table-quota-account = 指标账户
log-table-document = 存档文本
log-table-evidence = 佐证材料
log-table-quota-entry = 指标流水
log-table-scenario-version = 情景方案的修改记录
log-table-scenario-run = 情景方案的求解结果

fault-edited = 第 { $record } 条记录的内容、哈希或前序哈希被改动。
fault-gap = 第 { $record } 条之前缺少记录。
fault-unlinked = 第 { $record } 条与前一条不相衔接。
fault-cut = 日志缺少已存证的第 { $record } 条：尾部被截去。
fault-rewritten = 第 { $record } 条与存证不符：日志被重写。
fault-unguarded = 数据库中禁止改动日志的触发器不在或已停用。
fault-anchor-unreadable = 存证文件第 { $record } 行无法读取。
fault-anchor-foreign = 存证文件第 { $record } 行写的是另一工作区“{ $found }”。
fault-without-event = { $what } { $record } 没有对应的日志记录。
fault-gone = 日志中的{ $what } { $record } 已不在库中。
fault-differs = { $what } { $record } 的 { $column } 与日志不符：日志为 { $told }，库中为 { $found }。
fault-content = { $what } { $record } 的内容与其哈希不符。
fault-unreadable = { $what }表中有无法读取的内容。
fault-odd-event = 第 { $record } 条记录的内容与其名称不符。
fault-since = 发生于 { $since } 之后。
fault-seq = 最近的相关记录：第 { $seq } 条。

cli-help-audit-anchor =
    将链头存证到工作区之外

    把日志最新一条的序号、哈希、时间和工作区名称追加到另一处的文本文件（一行一条）。
    文件不得位于工作区文件夹内。--print 另出一页可张贴、可手工录回的存证单。
cli-example-audit-anchor =
    示例：

      parcels audit anchor my-city --to /mnt/office/anchors.txt --print head.html
cli-help-audit-show =
    列出日志

    按序列出记录，可按序号、事项、人员、用地安排和日期筛选。
cli-example-audit-show =
    示例：

      parcels audit show my-city --event imported --since 2026-11-01
cli-help-audit-export =
    导出日志

    导出为 .jsonl（原文与哈希，可在别处重算）或 .xlsx。导出本身也记入日志。
cli-example-audit-export =
    示例：

      parcels audit export my-city --out log.jsonl
cli-help-replay =
    按当时的数据、法规和政策重算

    重算一次存档的核查或方案，逐项与当时的结论比较。
    一致时退出码为 0，不一致为 1，无法重算为 2。
cli-example-replay =
    示例：

      parcels replay my-city 57
cli-help-rules-adopt =
    采用工作区现有的政策和规则

    将 policy.toml 和 rules 文件夹的现状存档，并以 rules_changed 记入日志。
    不采用也会在下一次写入时记录。
cli-example-rules-adopt =
    示例：

      parcels rules adopt my-city
cli-arg-event = 日志序号
cli-option-anchor-file = 存证文件，逐行核对
cli-option-quick = 不重算数据集内容的哈希
cli-option-anchor-to = 工作区之外的文本文件
cli-option-anchor-print = 另出存证单（.pdf 或 .html）
cli-option-after = 只列此序号之后
cli-option-event = 事项（记录名，如 imported）
cli-option-user = 人员
cli-option-log-allocation = 用地安排的编号
cli-option-since = 只列此日及之后
cli-option-limit = 至多列出条数
cli-option-audit-out = 输出文件（.jsonl 或 .xlsx）
cli-audit-checked-anchors = 已核对存证 { $count } 条，最近一条为第 { $seq } 条（{ $at }）。
cli-audit-no-anchors = 未给出存证：日志被截尾或整体重写时无法发现。
cli-audit-state-good = 库中内容与日志一致。
cli-audit-anchored = 已存证第 { $seq } 条到 { $file }
cli-audit-anchored-before = { $file } 中最后一行已是第 { $seq } 条，未再写入。
cli-audit-more = 另有 { $count } 条未列出；用 --limit 或 --after 继续。
cli-audit-none = 没有符合条件的记录。
cli-audit-exported = 已导出 { $count } 条记录到 { $file }
cli-rules-adopted = 已采用：政策 { $policy }，规则 { $rules }
cli-rules-unchanged = 自上次记录以来没有变化：政策 { $policy }，规则 { $rules }
cli-anchor-failed = 数据已入库，但未能存证：{ $reason }

anchor-sheet-title = 审计日志存证单
anchor-sheet-subtitle = { $workspace } · { $at }
anchor-sheet-seq = 记录序号
anchor-sheet-time = 存证时间
anchor-sheet-workspace = 工作区
anchor-sheet-hash = SHA-256（每 4 位一组）
anchor-sheet-check = 校验码
anchor-sheet-typed = 录回格式
anchor-sheet-use = 核验：parcels audit verify 工作区 --anchor "序号:哈希:校验码"。空格和大小写不影响；校验码不符表示录错。本页应与存放数据的计算机分开保管。
anchor-sheet-signature = 存证人　　　　　　　　　　日期

error-anchor-mistyped = { $value } 的校验码与哈希不符，请对照存证单重新录入。
error-anchor-inside = 存证文件 { $file } 位于工作区 { $workspace } 之内：能改日志的人也能改它。请指定另一处。
error-anchor-other-workspace = 存证文件 { $file } 属于工作区“{ $other }”，不是“{ $workspace }”。请为每个工作区各用一个文件。
error-anchor-file-unusable = 存证文件 { $file } 无法读写：{ $reason }。请检查路径和权限。
error-anchor-file-empty = 存证文件 { $file } 中没有存证，不能证明任何事项。请确认文件，或先运行 parcels audit anchor。
error-anchor-failed = 存证失败（{ $kind }）。数据已入库；请运行 parcels audit anchor 补做存证。
error-settings-unreadable = 设置文件 { $file } 无法使用：{ $problem }。请修正后重试。
error-event-unknown = 日志中没有第 { $seq } 条记录。请用 parcels audit show 查看。
error-replay-not-a-verdict = 第 { $seq } 条记录（{ $event }）不是核查或方案，没有可重算的结论。
error-replay-dataset-gone = 无法重算：当时的数据集 { $dataset }（{ $number }）已不在库中。
error-replay-dataset-changed = 无法重算：数据集 { $dataset }（{ $number }）的内容已不是当时导入的内容。
error-replay-document-gone = 无法重算：当时的{ $kind ->
        [policy] 政策
       *[rules] 规则
    }（{ $sha256 }）未存档或已被改动。
error-replay-document-unfit = 无法重算：当时的{ $kind ->
        [policy] 政策
       *[rules] 规则
    }不再符合本版本的格式（{ $problem }）。请用当时的程序版本重算。
error-replay-inputs-missing = 无法重算：存档缺少 { $missing }（由较早版本的程序写入）。
error-replay-record-changed = 无法重算：{ $what ->
        [check] 核查
       *[plan] 方案
    } { $number } 的存档与日志中的哈希不符。
error-replay-record-gone = 无法重算：{ $what ->
        [check] 核查
       *[plan] 方案
    } { $number } 的存档已不在库中。

replay-check = 第 { $seq } 条：用地安排 { $allocation } 的核查（{ $date }）
replay-plan = 第 { $seq } 条：方案 { $plan }（{ $date }）
replay-same = 一致：重算得到相同结论，共 { $count } 项。
replay-differs = 不一致：{ $count } 处与当时不同。
replay-difference = { $item }：当时为 { $was }，现为 { $now }
replay-engine = 当时的程序版本为 { $then }，现为 { $now }；差异可能来自程序。
replay-not-proven = 当时的方案未证明最优（{ $status }）：重算可能得到不同的方案。
replay-nothing = 无

page-log = 审计日志
log-whole = 日志完整
log-broken = 日志不完整：{ $count } 处异常
log-unverified = 尚未核验
log-state = 核验状态
log-verified-at = 核验时间
log-head = 链头
log-count = 记录数
log-last-anchor = 最近存证
log-no-anchor = 未设置存证
log-verify = 核验
log-verifying = 正在核验日志与数据
log-search = 搜索内容
log-every-event = 全部事项
log-since = 起始日期
log-page = 第 { $first }–{ $last } 条，共 { $total } 条
log-detail = 第 { $seq } 条
log-hint = 选中一行查看全文
log-replay = 重算
log-replaying = 正在按当时的数据重算
log-none = 没有符合条件的记录。请放宽筛选。
log-older-page = 更早一页
log-newer-page = 更新一页
log-file-wanted = 下载 { $name }（将记入日志）
log-trouble = 最近一次写入未能存证：{ $reason }
