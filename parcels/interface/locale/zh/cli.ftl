### 命令行：帮助、答复、错误

## 命令帮助
cli-help-parcels =
    统筹项目与用地：精确求解，说明理由，无需联网。

    工作区（WS）是用 parcels init 建立的文件夹，或数据库地址。
    退出码：0 完成；1 完成，但有事项须人工处理（见各命令）；2 输入不予接受；
    3 内部故障；130 按 Ctrl-C 中止。出现 2、3、130 时，工作区保持原状。
cli-example-parcels =
    用演示城市起步：

      parcels serve my-city --demo

    或逐步进行：

      parcels demo demo-files
      parcels init my-city
      parcels import my-city --platforms demo-files/platforms.gpkg ...
      parcels plan my-city --out my-plan
cli-help-demo =
    把虚构的演示城市“清和市”（演示数据）写入文件夹 DIR。

    种子和规模相同，结果相同。DIR 须为新建、空白或原先的演示文件夹。
cli-example-demo =
    示例：

      parcels demo demo-files --parcels 800 --projects 90
cli-help-init =
    新建空白工作区。
cli-example-init =
    示例：

      parcels init my-city --name "清和市"
cli-help-import =
    读取文件，逐条核查并入库。

    同一次命令的文件要么全部入库，要么全部不入库。F 可写作“文件:图层”。
    未经 --repair 指明不作任何修复，修复的逐条列明。质量报告在屏幕列出，
    并存入 WS/reports。有事项须人工处理时退出码为 1，全部无误为 0。
cli-example-import =
    示例：

      parcels import my-city --platforms demo-files/platforms.gpkg \
        --parcels demo-files/parcels.gpkg --roads demo-files/roads.gpkg \
        --constraints demo-files/constraints.gpkg \
        --projects demo-files/projects.xlsx
cli-help-screen =
    量算每个地块与开发边界、各类管控图层的关系，列出核查意见。
cli-example-screen =
    示例：

      parcels screen my-city --out screen.csv
cli-help-sites =
    为一个项目选址：由优到劣列出，附理由和选址漏斗。
cli-example-sites =
    示例：

      parcels sites my-city P001 --top 5
cli-help-plan =
    为全部项目编制精确方案，写入文件夹 DIR。

    DIR 内有 plan.json、candidates.csv、limits.csv、usage.csv、sites.gpkg、
    plan.gpkg、plan.xlsx，要么全部写成，要么一个不写；DIR 须为新建、空白或
    原先的方案文件夹。每个方案都经另一段程序独立核对，核对不通过的不写出
    （退出码 3）。有项目未获用地时退出码仍为 0，理由在方案中逐一列明。
cli-example-plan =
    示例：

      parcels plan my-city --out my-plan --lock P001=A-12 --ban P002=B-03
cli-help-explain =
    说明项目为何落在此处，或为何没有用地、怎样调整才能落地。
cli-example-explain =
    示例：

      parcels explain my-plan P001
cli-help-gate =
    签约之前出具项目用地核查意见书。

    可以签约时退出码为 0；附条件或不可签约为 1。
cli-example-gate =
    示例：

      parcels gate my-city P001 --out certificate.pdf
cli-help-check =
    核查最近保存方案中的每宗供地安排和已登记的每项承诺。

    有不符合项时退出码为 1。
cli-example-check =
    示例：

      parcels check my-city
      parcels check my-city held:P001
cli-help-rules =
    现行规则：条文、依据等级、管控类型。
cli-help-rules-list =
    列出某日现行的规则。
cli-example-rules-list =
    示例：

      parcels rules list --as-of 2026-12-01
cli-help-rules-validate =
    检查内置规则和政策文件。
cli-example-rules-validate =
    示例：

      parcels rules validate --policy policy.toml
cli-help-rules-diff =
    列出两个日期之间有变化的规则。
cli-example-rules-diff =
    示例：

      parcels rules diff 2020-01-01 2026-12-01
cli-help-reserve =
    留白地块。
cli-help-reserve-price =
    逐块重新求解，计算留住每个留白地块的代价。
cli-example-reserve-price =
    示例：

      parcels reserve price my-city
cli-help-export =
    把工作区写成一个文件：.gpkg（带样式）、.xlsx、.geojson 或 .pdf。
cli-example-export =
    示例：

      parcels export my-city --out my-city.gpkg
cli-help-serve =
    打开工作区的应用，仅限本机访问。

    加 --demo 时，工作区不存在则先用演示城市建立。加 --demo-users 时可免密切换
    各演示角色，否则须登录。
cli-example-serve =
    示例：

      parcels serve my-city --demo --demo-users --port 8501
cli-help-audit =
    决定日志。
cli-help-audit-verify =
    核对日志是否完整、库中内容是否与日志一致。

    有异常时退出码为 1，并逐项说明何处、自何时起。用 --anchor-file 或 --anchor
    给出另存他处的链头：只有这样才能看出日志被截短或整体重写。
cli-example-audit-verify =
    示例：

      parcels audit verify my-city

## 参数与选项
cli-arg-workspace = 工作区：文件夹或数据库地址
cli-arg-project = 项目编号
cli-arg-plan-folder = parcels plan 写出的文件夹
cli-arg-allocation = 只核查一宗，如 held:P001 或 3:P001
cli-arg-demo-folder = 写入的文件夹
cli-arg-date = 日期，YYYY-MM-DD
cli-option-language = 提示语言：zh 或 en（默认按 LC_ALL 或 LANG，否则为中文）
cli-option-json = 以一个 JSON 文档代替文字输出
cli-option-debug = 出现故障时显示调用过程
cli-option-policy = 政策文件（默认：WS/policy.toml，没有则为内置演示政策，演示数据）
cli-option-as-of = 法规与现状日期（默认：今天）
cli-option-release = 本次运行解除该地块的留白，可重复
cli-option-time-limit = 求解时限（秒）；到时给出已得的最好方案及其差距
cli-option-gap = 可接受的相对差距；0 表示求得已证最优
cli-option-seed = 求解器种子；不影响求解完毕的方案
cli-option-top = 列出多少处
cli-option-screen-out = 把全部地块的量算结果写成 CSV
cli-option-plan-out = 方案文件夹
cli-option-lock = 指定该项目用该处地，可重复
cli-option-ban = 排除该项目用该处地，可重复
cli-option-site = 指定一处用地，不取最优
cli-option-gate-out = 把意见书写成 PDF 或 HTML
cli-option-export-out = 写出的文件，以后缀区分格式
cli-option-anchor = 另存他处的链头
cli-option-port = 端口
cli-option-host = 监听地址；本机地址以外对他人开放
cli-option-headless = 不打开浏览器
cli-option-demo = 没有工作区时先建演示城市
cli-option-demo-users = 以演示规划人员进入，可切换各演示角色，无需密码，仅限本机
cli-option-demo-seed = 种子
cli-option-demo-parcels = 地块数
cli-option-demo-projects = 项目数
cli-option-demo-history = 另加有建成或停滞历程的项目数
cli-option-demo-dirty = 另在 DIR/dirty 写一份带有真实数据缺陷的城市
cli-option-name = 城市名称（默认：文件夹名）
cli-option-init-crs = 工作区的投影坐标系 EPSG:n（默认：取自首次导入）
cli-option-parcels = 地块（面）
cli-option-platforms = 产业平台及现行开发边界
cli-option-roads = 道路
cli-option-utilities = 市政设施
cli-option-constraints = KIND=F 表示一类管控图层；也可只给一个 GeoPackage，图层名即类别；可重复
cli-option-projects = 投资项目（XLSX 或 CSV）
cli-option-milestones = 里程碑（XLSX 或 CSV）
cli-option-readiness = 前期事项（XLSX 或 CSV）
cli-option-mapping = 对照文件：外来的字段名和代码
cli-option-crs = 文件未带坐标系时所用的坐标系 EPSG:n，系统不作猜测
cli-option-layer-crs = 某一数据集的坐标系，DATASET=EPSG:n，可重复
cli-option-repair = 准予并列明的修复：make_valid、close_rings、drop_duplicates 或 drop_slivers，可重复

## 答复
cli-as-of = 截至 { $date }
cli-written = 已写出：{ $file }
cli-ready-now = 现在
cli-funnel = 逐步筛选后剩余的用地
cli-screen-done = 已量算 { $parcels } 个地块，用时 { $seconds } 秒。核查意见：
cli-sites-head = { $project } { $name } 的备选用地
cli-sites-count = 符合条件 { $found } 处，列出 { $shown } 处，另有 { $cut } 处按政策未予保留。用时 { $seconds } 秒。
cli-sites-none = 没有适合 { $project } 的用地，选址漏斗列明各步淘汰数。
cli-plan-head = { $status }：{ $objective } 分，上界 { $bound } 分，差距 { $gap }%，用时 { $seconds } 秒
cli-plan-chosen = { $count } 个项目落实用地
cli-plan-refused = { $count } 个项目未落实用地
cli-plan-written = 方案 { $plan } 已写入 { $folder }，并存入工作区。
cli-no-relaxation = 没有单项调整可使其落地
cli-explain-here = { $project } 落在 { $site }（地块 { $parcels }，{ $area }），得 { $score } 分。
cli-explain-runner-up = 次优用地：{ $site }（{ $score } 分）。若不用现址，整个方案减少 { $regret } 分。
cli-explain-no-runner-up = 最优方案中没有其他用地可供其使用；若不用现址，整个方案减少 { $regret } 分。
cli-explain-not = 本方案中 { $project } 没有用地。
cli-explain-relaxations = 可使其落地的调整（均已重新求解验证，代价由低到高）：
cli-explain-no-relaxations = 未找到可使其落地的单项或双项调整。
cli-check-head = { $allocation } { $name }：{ $verdict } · 地块 { $parcels } · { $area }
cli-check-done = 已核查 { $allocations } 宗，其中 { $failing } 宗有不符合项。
cli-audit-whole = 日志完整，共 { $count } 条。链头 { $head }
cli-audit-broken = 日志不完整，共 { $count } 条。链头 { $head }
cli-export-geojson = GeoJSON 为经纬度坐标（EPSG:4326）；工作区坐标系为 { $crs }。
cli-serve-open = 应用地址 { $address }（工作区 { $workspace }）。按 Ctrl-C 停止。
cli-demo-done = 演示城市“清和市”已写入 { $folder }：地块 { $parcels } 个，项目 { $projects } 个。均为虚构的演示数据。
cli-init-done = 工作区 { $workspace } 已建立。下一步：parcels import { $workspace } --platforms … --parcels …
cli-rules-valid = { $count } 条规则有效。政策 { $name } { $version } 有效。
cli-rules-same = 规则没有变化。

## 较长工作的阶段
code-stage-land = 准备用地
code-stage-candidates = 选址
code-stage-solve = 求解
code-stage-check = 核对
code-stage-explain = 说明理由
code-stage-measure = 量算
code-stage-price = 计算留白代价
code-stage-demo = 写出演示城市

## 表头
column-rank = 序号
column-site = 用地
column-parcels = 地块
column-area = 面积
column-score = 得分
column-quality = 项目质量
column-fit = 适配度
column-ready-on = 可交地日期
column-prepare = 前期开发费用（万元）
column-findings = 核查意见
column-rule = 规则
column-verdict = 结论
column-severity = 管控类型
column-parcels-count = 条数
column-step = 步骤
column-left = 剩余
column-project = 项目
column-regret = 失去现址的损失
column-cheapest = 代价最低的调整
column-part = 得分构成
column-points = 分
column-layer = 图层
column-records = 记录数
column-parcel-id = 地块编号
column-platform-id = 产业平台
column-plan-use = 规划用途
column-status = 土地状态
column-value = 实测值
column-limit = 限值
column-unit = 单位
column-text = 核查意见
column-candidate = 备选编号
column-area-m2 = 面积（平方米）
column-plan-project = 方案中的项目
column-name = 名称
column-kind = 类别
column-article = 条文
column-grade = 依据等级
column-tolerance = 容许占比
column-source = 来源
column-from = 施行日期
column-change = 变化
column-before = 之前
column-after = 之后
column-runner-up = 次优用地
column-funnel = 选址漏斗
column-relaxations = 可使其落地的调整

## 得分构成
score-part-value = 项目在该地的价值
score-part-excess = 超出需求的用地
score-part-prepare = 前期开发
score-part-remainder = 难以利用的剩余
score-part-prime = 占用好地块

## 报告
report-area = { $mu } 亩（{ $ha } 公顷）
report-page = 第 { $page } 页，共 { $pages } 页
report-demo = 演示数据 · 虚构城市
report-footer = parcel-planner
report-rows-left-out = 其余 { $count } 行见电子表格导出。
report-plan-summary = 概要
report-plan-chosen = 落实用地的项目
report-plan-refused = 未落实用地的项目
report-plan-limits = 指标与约束
list-separator = ；
export-title = { $city }用地与方案
export-subtitle = 截至 { $date } · { $crs }
export-geojson-note = 坐标为经纬度（EPSG:4326），由 { $crs } 转换。
layer-platforms = 产业平台边界
layer-parcels = 地块
layer-projects = 项目
layer-findings = 核查意见
layer-plan = 方案

## 错误
error-stopped = 已中止，工作区保持原状。
error-disk-full = 磁盘已满，未作任何改动；请清出空间后重试。
error-file-system = { $file }：{ $detail }。请核对名称和权限。
error-unexpected = 发生意外故障（{ $kind }），未存入任何内容。请报告编号 { $id }；详情见 { $log }。
error-usage-missing = 缺少 { $option }。请看 { $command } --help。
error-usage-no-such-option = 没有选项 { $option }。请看 { $command } --help。
error-usage-bad-value = { $option } 的值不可用：{ $detail }。请看 { $command } --help。
usage-detail-integer = 须为整数
usage-detail-number = 须为数字
usage-detail-at-least = 不得小于 { $limit }
usage-detail-at-most = 不得大于 { $limit }
usage-detail-one-of = 须为 { $allowed } 之一
usage-detail-other = 不是该选项所要的值
error-usage-extra = 多余的内容：{ $words }。请看 { $command } --help。
error-usage-needs-value = { $option } 缺少值。请看 { $command } --help。
error-usage-takes-no-value = { $option } 不带值。请看 { $command } --help。
error-option-twice = { $option } 给出不止一次：{ $values }。请只给一次；同一数据集的多个文件请先合并。
system-missing = 没有该文件或文件夹
system-forbidden = 没有相应权限
system-read-only = 磁盘只读
system-is-folder = 这是文件夹
system-not-a-folder = 该路径或其中一段不是文件夹
system-exists = 已有同名的文件或文件夹
system-name-too-long = 名称过长
error-usage-wrong = 命令用法有误。请看 { $command } --help。
error-usage-no-command = 没有写命令。请看 { $command } --help。
error-date-not-iso = { $option } { $value } 不是日期，请写作 YYYY-MM-DD，例如 2026-12-31。
error-option-not-a-pair = { $option } { $value } 不是“名称=值”的形式。
error-export-suffix = { $file }：后缀须为 { $allowed } 之一。
error-folder-missing = { $file } 所在的文件夹不存在，请先建立。
error-file-is-folder = { $file } 是文件夹，请给出文件名。
error-folder-is-file = { $folder } 是文件，请给出文件夹名。
error-folder-foreign = { $folder } 中有不属于本系统的 { $file }，未写入任何内容；请另给新建或空白的文件夹。
error-plan-missing = { $folder } 中没有 { $file }，请给出 parcels plan 写出的文件夹。
error-plan-unreadable = { $file } 不是可读的方案，请重新编制。
error-project-not-in-plan = { $project } 既不在本方案的落实项目中，也不在未落实项目中。相近编号：{ $near }
error-project-unknown = 工作区没有项目 { $project }。相近编号：{ $near }
error-parcel-unknown = 工作区没有地块 { $parcel }。相近编号：{ $near }
error-project-wants-no-land = { $project } 不需要安排用地：其阶段为 { $stage }，或不需独立用地。
error-release-unknown = --release { $parcel }：没有该地块。请按工作区中的编号填写，可用 parcels screen 查看全部地块。
error-release-not-held = --release { $parcel }：该地块未留白。
error-no-parcels = { $workspace } 尚无地块，请先导入：parcels import { $workspace } --parcels F
error-no-projects = { $workspace } 尚无项目，请先导入：parcels import { $workspace } --projects F
error-plan-violated = 方案未通过独立核对（{ $count } 处，首处：{ $first }），未写出任何内容。请报告此问题。
error-plan-cancelled = 尚未得到方案即已取消。
error-allocation-unknown = 没有供地安排 { $allocation }。用 parcels check { $workspace } 可列出全部。
error-anchor-malformed = --anchor { $value } 不是“序号:哈希”的形式，哈希须为 64 位十六进制数。
error-font-missing = 未找到中文字体，无字体的 PDF 只会显示空框。请安装 fonts-noto-cjk，或用环境变量 PARCELS_FONT 指明字体文件。
error-port-taken = { $host } 的端口 { $port } 已被占用。请用 --port 另选，或停止占用它的程序。
error-port-forbidden = 无权使用 { $host } 的端口 { $port }，请选 1023 以上的端口。
error-host-unknown = { $host }:{ $port } 不是本机地址。不加 --host 即为 127.0.0.1，或请给出本机地址。
error-demo-users-loopback = --demo-users 仅限本机，不能用于 { $host }，请用 127.0.0.1。
error-app-missing = 未找到 planner_app.py，请重新安装。
error-plan-too-short = { $seconds } 秒内未得到方案，请用 --time-limit 放宽时限。
error-gap-option-range = --gap { $value }：请给 0 以上、1 以下的数。
column-file = 文件

## 用地核查意见书
certificate-title = 项目用地核查意见书
certificate-subtitle = { $city } · 截至 { $date } · 政策 { $policy }
certificate-no-site = 没有符合条件的用地
certificate-earliest = 最早可交地日期（按在库日期）
certificate-need-by = 需地日期
certificate-slack = 时间余量（按在库日期）
certificate-days = { $days } 天
certificate-refusals = 不符合项
certificate-conditions = 附加条件
certificate-passed = 符合项
certificate-competitors = 同样需要该地的项目
certificate-alternatives = 本项目的其他备选用地
certificate-note = 依据在库数据计算，供参考，不是批准文件；以主管部门认定为准。
column-shared = 共同地块
column-planned = 方案已安排
column-item = 事项
column-limit-value = 限额
column-used = 已用
column-prepare-wan-yuan = 前期开发费用（万元）
column-prepare-period = 前期开发支付期
column-conversion-m2 = 需办农用地转用（平方米）
column-energy-tce = 年综合能耗（吨标准煤）
column-prime-m2 = 占用留白地块（平方米）
answer-yes = 是
answer-no = 否
report-plan-objective = 得分
report-plan-bound = 上界
report-plan-gap = 差距
report-plan-seconds = 秒
report-plan-as-of = 截至
report-plan-policy = 政策
report-plan-note = 说明
note-sites-cut = 因政策限定数量，有 { $count } 处组合用地未予生成。
note-candidates-cut = 因政策限定每个项目的备选数，有 { $count } 处符合条件的用地未予保留。
note-sites-unexamined = 因政策限定精确核查数，有 { $count } 处用地未核查形状。
cli-explain-left-out-stage = { $project } 未参加编制：已有用地，或已终止。
cli-explain-left-out-needs-no-land = { $project } 未参加编制：不需独立用地。
cli-price-unproven = 时限内未求解完毕：{ $parcels }。
finding-site-gone = 用地 { $site } 按目前的地块划分已不可供应。
finding-promise-project-unknown = 该地承诺给 { $project }，但项目库中没有该项目。
finding-promise-parcel-unknown = 地块库中没有地块 { $parcel }。
finding-land-supplied = 地块 { $parcel } { $status ->
    [supplied] 已供应
   *[built] 已建成
}。
finding-promise-expired = 承诺已于 { $until } 到期。
column-dataset = 数据集
column-read = 读取
column-kept = 保留
column-repaired = 按要求修复
column-refused = 不予接受
cli-import-kept = 已存入 { $workspace }，坐标系 { $crs }。
cli-import-kept-tables = 已存入 { $workspace }。
cli-import-dry-run = 试运行：未向 { $workspace } 存入任何内容。
cli-import-report-unwritten = 报告无法写入 { $folder }：{ $detail }。{ $stored ->
    [yes] 数据已入库，仅缺报告。
   *[no] 未存入任何内容。
}
cli-import-refused = 未存入任何内容：{ $datasets } 没有一条可用记录，详见报告。
cli-option-dry-run = 只读取、核查并出报告，不入库
cli-help-upgrade =
    把旧版工作区一次性升级到本版本。
cli-example-upgrade =
    示例（请先复制文件夹）：

      parcels upgrade my-city
cli-upgraded = 工作区 { $workspace } 已是本版本。
error-constraint-kind-twice = 管控类别 { $kind } 有两处来源（另一处：{ $file }），请只给一处。
error-demo-not-imported = 演示城市导入失败（{ $datasets }），请报告此问题。
cli-check-met = {"  "}另有 { $count } 项符合。
error-usage-no-such-command = 没有命令 { $name }。相近命令：{ $near }。请看 { $command } --help。

## 放宽事项：怎样调整才能落地
relaxation-area-min = 接受 { $value } 亩（减少 { $amount } 亩）
relaxation-area-max = 最多接受 { $value } 亩（增加 { $amount } 亩）
relaxation-need-by = 需地日期推迟到 { $value }（推迟 { $amount } 个月）
relaxation-width = 接受宽度 { $value } 米（减少 { $amount } 米）
relaxation-ready = { $subject } 提前到 { $value } 具备交地条件（提前 { $amount } 个月）
relaxation-use = { $subject } 的规划用途调整为 { $value }
relaxation-release = 释放留白地块 { $subject }
relaxation-promise = 解除 { $subject } 上的承诺
relaxation-service = 向 { $subject } 配足{ $value }
relaxation-new-construction = 为 { $subject } 追加新增建设用地指标 { $amount } 平方米
relaxation-energy = 为 { $subject } 追加能耗指标 { $amount } 吨标准煤
relaxation-budget = 在 { $subject } 追加前期开发资金 { $amount } 万元
relaxation-and = ，并
relaxation-lands = { $changes } → 可落在 { $site }（方案 { $points } 分）
relaxation-lands-displacing = { $changes } → 可落在 { $site }（方案 { $points } 分；{ $displaced } 将失去用地）
relaxation-opens = { $changes } → 可腾出空闲用地，但最优方案另有安排
code-service-power-kva = 供电（千伏安）
code-service-water-m3-per-day = 供水（立方米/日）
code-service-gas-m3-per-day = 供气（立方米/日）
code-service-sewage-m3-per-day = 污水接纳能力（立方米/日）
code-service-road = 道路
note-reasons-left-out = 有 { $count } 个未落实项目因时限未及查找调整办法；请用更大的 --time-limit 再次运行。
cli-explain-lost-to = 其最好机会为 { $site }，方案将减少 { $points } 分；该地由 { $holders } 使用。
cli-explain-lost-limits = 受限于：{ $limits }。
cli-explain-incomplete = 并非所有调整都已尝试，可能另有代价更低的办法。
