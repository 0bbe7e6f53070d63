# 工作区：打开与新建
error-workspace-missing = { $workspace } 处没有工作区。请先新建：parcels init { $workspace }
error-workspace-not-folder = { $workspace } 是文件，不是文件夹。请给出工作区所在文件夹或数据库地址。
error-workspace-not-one = 文件夹 { $workspace } 不是工作区：其中没有 { $file }。请核对文件夹，或用 parcels init 在新文件夹中新建工作区。
error-workspace-unfinished = 工作区 { $workspace } 新建未完成，其中没有数据。请运行：parcels init { $workspace }
error-workspace-older = 工作区 { $workspace } 由本程序的旧版本建立（表版本 { $revision }）。请先备份，再运行：parcels upgrade { $workspace }
error-workspace-newer = 工作区 { $workspace } 由本程序的更新版本建立（表版本 { $revision }）。请安装新版本；未作任何改动。
error-workspace-exists = { $workspace } 已是工作区，未作任何改动。请直接使用，或另选文件夹。
error-workspace-folder-not-empty = 文件夹 { $workspace } 不是空的（{ $files } 等）。只能在新文件夹或空文件夹中新建工作区。
error-workspace-folder-refused = 无法建立文件夹 { $workspace }：{ $reason }。请选择有写入权限的文件夹。
error-workspace-driver-missing = 未安装 { $workspace } 所需的数据库驱动。PostgreSQL 请安装：pip install "parcel-planner[postgres]"
error-workspace-url-refused = { $workspace } 不是本程序可用的数据库地址。请使用文件夹、sqlite:///… 或 postgresql+psycopg://…
error-workspace-unreachable = 无法连接数据库 { $workspace }。请核对主机、端口、库名和口令。
error-workspace-connection-lost = 与 { $workspace } 的连接中断。未提交任何内容，请重试。
error-workspace-locked = 工作区 { $workspace } 正由他人写入，等待超时。未作任何改动，请稍后重试。
error-workspace-read-only = 工作区 { $workspace } 为只读。未作任何改动；请申请写入权限，或在副本上操作。
error-workspace-disk-full = 工作区 { $workspace } 所在磁盘已满。未作任何改动；请清理空间后重试。
error-workspace-disk-failed = 工作区 { $workspace } 所在磁盘无法读写。未提交任何内容；请检查磁盘、配额和权限后重试。
error-workspace-corrupt = 工作区 { $workspace } 的数据库已损坏。请勿继续写入，请用最近一次备份恢复。
error-workspace-unreadable = 无法打开工作区 { $workspace } 的数据库。请确认文件存在，且对文件及其文件夹有读取权限。
error-workspace-value-too-big = 有数据超出工作区 { $workspace } 的单项上限。未作任何改动，请拆分图层。
error-workspace-empty = 工作区 { $workspace } 中尚无用地数据。请先导入：parcels import { $workspace } --parcels 文件 --platforms 文件
error-workspace-crs-fixed = 工作区以 { $crs } 量算，已有图层（{ $layers }）按此存储，不能改为 { $wanted }。请另建工作区。
error-workspace-changed = 读取文件期间，他人已导入 { $dataset }。本次内容未存入，请重新导入。

# 存储：属程序缺陷，与数据文件无关
error-store-geometry-refused = 有 { $count } 个图形缺失、为空或无效（首个位于第 { $position } 位）。未存入任何内容，请作为程序缺陷反馈。
error-store-field-missing = { $dataset } 缺少字段 { $field }。未存入任何内容，请作为程序缺陷反馈。
error-store-value-refused = { $dataset } 的字段 { $field } 应为 { $type }，实为 { $value }。未存入任何内容，请作为程序缺陷反馈。

# 已承诺用地
error-land-taken = { $atom } 已承诺给项目 { $project }。请另选地块，或申请释放。
error-land-taken-until = { $atom } 已承诺给项目 { $project }，至 { $until } 到期。请另选地块，或申请释放。
error-land-none = 项目 { $project } 未指定用地。请至少指定一宗地块。
error-land-cut-twice = 项目 { $project } 的申请对地块 { $parcel } 采用了两种不同的分割方式。请只选一种。
error-project-has-land = 项目 { $project } 已有在办的用地安排（编号 { $allocation }）。请修改原安排，或先撤回。
error-land-redrawn = 用地安排 { $allocation } 的用地 { $site } 提出后图形已变更，相差 { $area-m2 } 平方米，超过允许的 { $limit-m2 } 平方米，未作核查。请退回，由提出人按新图形重新提出。
error-request-reused = 该请求编号已用于项目 { $project } 提出 { $site }（用地安排 { $allocation }）。本次未提出，请刷新页面后重新提出。
error-land-overlaps = { $atom } 的图形与项目 { $project } 已占用的 { $other } 重叠 { $area-m2 } 平方米，超过允许的 { $limit-m2 } 平方米。请核对图形来源，或另选地块。
error-allocation-changed = 配置 { $allocation } 在您打开之后已被他人修改。请重新查看后再作决定。

# 导入
error-import-nothing = 未指定文件。请至少指定一个，例如：parcels import WS --parcels parcels.gpkg
error-import-kind-refused = { $kind } 不能作为管控要素类别名称。请使用小写字母、数字和下划线，例如：flood=flood.gpkg
error-import-dataset-unknown = 没有数据集 { $dataset }。可用的有：{ $known }
error-import-option-unknown = 为 { $layer } 指定了坐标系，但本次未导入该图层。本次导入的图层：{ $known }
error-import-crs-needed = { $file }：图层 { $layer } 的坐标系为 { $crs }，不能据以量算面积（须为以米为单位的投影坐标系，且不得为 Web 墨卡托）。请用 --crs 指定本市使用的坐标系，例如 --crs EPSG:4549。
error-import-crs-needed-near = { $file }：图层 { $layer } 的坐标系为 { $crs }，不能据以量算面积（须为以米为单位的投影坐标系，且不得为 Web 墨卡托）。请用 --crs 指定本市使用的坐标系；按位置推测可能是 { $suggestion }，请核实。
error-import-crs-differs = 工作区以 { $workspace-crs } 量算，而 --crs 为 { $crs }。请去掉 --crs；没有坐标系的图层用 --layer-crs 图层=EPSG:n 说明。

# 人员
error-action-not-allowed = 您无权进行此操作（{ $action }）：{ $because ->
    [signed_out] 请先登录。
    [other_platform] 该用地属于其他平台。
    [other_department] 该意见由其他部门负责。
    [person_inactive] 该人员不存在或已停用，请联系系统管理员。
    [role_changed] 该人员的角色刚刚变更，本次操作未执行。请刷新页面后再办。
    [demo_only] 演示人员只能用于演示工作区。
    [not_shared] 该方案为他人草稿，请编制人先行共享。
    [not_own] 该方案由他人编制，请复制后再修改。
   *[other] 您的角色不含此权限，请由有权限的人员办理。
 }
code-role-planner = 平台规划
code-role-promoter = 招商专员
code-role-officer = 自然资源和规划局经办人
code-role-department = 条保部门经办人
code-role-leader = 分管领导
code-role-auditor = 审计人员
code-role-administrator = 系统管理员
code-role-system = 命令行
code-action-view-map = 查看地图
code-action-view-data = 查看数据
code-action-view-sites = 查看选址
code-action-view-plan = 查看方案
code-action-view-checks = 查看核查
code-action-view-reserve = 查看留白
code-action-view-log = 查看日志
code-action-search-sites = 选址
code-action-plan = 编制方案
code-action-save-plan = 保存方案
code-action-export = 导出文件
code-action-import = 导入数据
code-action-set-crs = 设定坐标系
code-action-upgrade = 升级工作区
code-because-role-may = 角色含此权限
code-because-role-may-not = 角色不含此权限
code-because-signed-out = 未登录
code-because-other-platform = 该用地属于其他平台
code-stage-import-read = 读取文件
code-stage-import-store = 存储
