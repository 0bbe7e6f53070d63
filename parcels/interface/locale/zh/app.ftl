# 框架
app-title = 地块统筹规划
page-closed = “{ $page }”页面不对{ $role }开放。可以查看的角色：{ $roles }。如因工作需要，请联系系统管理员。
app-no-workspace = 尚未指定工作区。请在命令行运行 parcels serve <工作区> 启动本应用。
app-failed = 操作未完成，数据未被修改。请重试；如再次出现，请将编号 { $number } 告知管理员（日志中有详情）。
frame-data-on = 数据截至 { $day }
frame-role = 演示角色
demo-band = 演示数据 · 虚构城市，门槛、标准和项目均为示例，不作审批依据
page-map = 地图
page-plan = 统筹方案
page-checks = 用地核查
page-reserve = 留白地块
page-data = 数据
page-about = 关于
section-land = 用地统筹
section-landing = 签约到投产
section-reserve = 留白与好地块
section-records = 数据记录
empty-city = 工作区中还没有地块和平台边界。请用 parcels import 导入，再刷新本页。
loading-screening = 正在叠加管控图层……
loading-sites = 正在查找适合的用地……
loading-checks = 正在核查各项用地……
loading-reserve = 正在查找需要留白地块的项目……
as-of = 截至 { $day }
until = 至 { $day }
count = { $n } 个
points = { $n } 分
none = 无
unknown = 待认定
choose-none = 未选择

# 数字
area-both = { $first }（{ $second }）
money = { $amount } 万元

# 地图
map-legend = 图例
map-layers = 图层
map-home = 回到全市
map-zoom-in = 放大
map-zoom-out = 缩小
map-area-unit = 亩
map-use = 规划用途
map-named = 协议载明地块
map-layer-failed = 图层未能载入，请刷新本页：
map-layer-parcels = 地块
map-layer-platforms = 平台现行边界
map-layer-roads = 道路
map-layer-utilities = 市政设施
map-layer-demands = 项目协议载明的地块
map-role-plan = 本方案安排的用地
map-role-site = 可选用地
map-role-focus = 正在查看的用地
map-role-selection = 选中
search-label = 查找
drawer-label = 下方表格

# 概览
parcels-of = { $part } 宗
overview-urgent = 急需用地的项目
overview-wanting = 需用地 { $part } 个
overview-in-hand = 已有用地安排
overview-none = 目前没有需要用地的项目。
overview-hint = 点击地图上的地块，查看条件、核查结论和适合的项目；选择项目，查看可选用地。

# 表头
head-project = 项目
head-parcel = 地块
head-parcels = 地块
head-name = 名称
head-state = 供地情况
head-platform = 平台
head-use = 规划用途
head-area = 面积（{ $unit }）
head-land-status = 土地状态
head-ready = 可交地日期
head-owner = 开发主体
head-stage = 阶段
head-sector = 产业门类
head-land-mu = 用地需求（亩）
head-need-by = 需地日期
head-days = 剩余天数
head-investment = 投资（万元）
head-promoter = 招商主体
head-rank = 排名
head-score = 得分
head-site-rank = 位次
head-conditions = 附带条件
head-runner-up = 次优用地
head-regret = 改用次优的损失
head-stopped = 未满足的条件
head-cheapest = 最小调整
head-verdict = 结论
head-source = 来源
head-failing = 不符合
head-open = 待处理
ready-now = 已具备

# 地块
parcel-area = 面积
parcel-platform = 所属平台
parcel-use = 规划用途
parcel-ready = 可交地日期
parcel-far = 容积率上限
parcel-prepare-cost = 尚需前期费用
parcel-owner = 开发主体
parcel-reserve = 留白
parcel-held = 已承诺
parcel-coordinates = 坐标
parcel-ready-now = 已具备交地条件
parcel-ready-unknown = 日期待定
parcel-verdicts = 核查结论
parcel-no-findings = 未发现问题。
parcel-projects = 适合的项目
parcel-no-projects = 目前没有项目适合本地块。
parcel-partly = 本地块整宗不符合规定，下列项目只使用其中符合规定的部分。
parcel-projects-hint = 选择一行，查看该项目的可选用地。
verdict-in-force = { $day } 起施行

# 项目
project-land = 用地需求
project-uses = 可用用途
project-need-by = 需地日期
project-investment = 固定资产投资
project-tax = 达产年税收
project-quality = 项目质量
project-promoter = 招商主体
project-named = 协议载明地块
project-sites = 可选用地
project-sites-found = 共 { $found } 处，用时 { $seconds } 秒
project-no-sites = 没有符合全部条件的用地，止于下列环节。
project-funnel = 逐步筛选后剩余的用地
project-cut-off = 另有 { $n } 处可行用地得分较低，未列入。
quality-value = { $q } 分（已知指标占 { $known }）
quality-not-assessable = 资料不足，暂不能评价
site-reasons = 第 { $rank } 处用地的理由
site-no-conditions = 无附带条件。
part-value = 项目价值
part-excess = 超出需求的面积
part-prepare = 前期费用
part-remainder = 剩余难用面积
part-prime = 占用好地块

# 方案
plan-run = 编制方案
plan-options = 选项
plan-seconds = 求解时限（秒）
plan-gap = 可接受差距（%）
plan-release = 本次视为解除留白的地块
plan-starting = 准备中
plan-progress = { $stage } · 已用 { $seconds } 秒
plan-cancel = 停止
plan-role-may-not = 当前角色不能编制方案。请由平台规划、自然资源部门或分管领导编制。
plan-none-yet = 还没有方案。编制方案会为所有需用地的项目统一选址，并逐一说明理由。
plan-stale = 数据在本方案之后有更新，请重新编制。
plan-hint = 在地图或表格中选择一个项目，查看选址理由或未安排的原因。
plan-placed = 已安排项目
plan-value = 方案总分
plan-bound = 上界 { $bound }
plan-status = 求解状态
plan-gap-is = 差距 { $gap }
plan-keep = 保存方案
plan-kept = 已保存方案 { $plan }（{ $day }）
plan-kept-now = 已保存为方案 { $plan }，各角色均可查看。
plan-tables = 方案表格
plan-table-chosen = 已安排（{ $n }）
plan-table-refused = 未安排（{ $n }）
plan-outbid = 被其他项目优先占用
plan-no-relaxation = 单项调整均不能落地
plan-is-placed = 已安排
plan-is-refused = 未安排
plan-relaxations-checked = 均经重新求解验证

# 核查
checks-none = 目前没有用地安排需要核查。请先由平台规划保存方案，或在地块中登记承诺。
check-source-plan = 方案
check-source-promise = 承诺
check-until = 承诺期限

# 留白
reserve-none = 目前没有留白地块。
reserve-held = 留白地块
reserve-wanted = 有项目需要
reserve-wanted-note = 留白地块中
reserve-signed = 已签约未供地项目
reserve-signed-note = 尚无方案
reserve-without = 已签约而方案未能安排
reserve-without-note = 已签约待供地项目中
reserve-why = 留白理由
reserve-no-reason = 未填写
reserve-purpose = 留给
reserve-any = 未限定
reserve-no-term = 未设期限
reserve-wants = 需要本地块的项目
reserve-wants-note = 共 { $n } 个，附质量分
reserve-nobody = 目前没有项目需要。
reserve-allowed = 符合留白要求
reserve-lacks = 尚差 { $n } 项
reserve-price-compute = 计算留白机会成本
reserve-price = 机会成本
reserve-price-meaning = 机会成本：单独解除该地块留白后，方案总分可增加的分数；各地块分别计算，不可相加。
reserve-price-partial = 计算已中止，只列出已算出的地块。
reserve-price-none = 0 分，解除留白方案总分不增加
reserve-price-to = { $points } 分，解除后将安排给 { $project }
reserve-price-points = { $points } 分
reserve-price-unproven-none = 未能求得增益（尚未证明最优）
reserve-price-unproven-to = 约 { $points } 分，解除后将安排给 { $project }（尚未证明最优）
reserve-on-map = 在地图上查看

# 数据
data-workspace = 工作区
data-city = 城市
data-crs = 坐标系
data-datasets = 数据集
data-dataset = 数据集
data-read = 读取
data-kept = 保留
data-repaired = 按要求修复
data-refused = 拒收
data-source = 来源
data-version = 版本
data-imported = 导入时间（UTC）
data-by = 导入人
data-hint = 选择一行，查看质量报告。
data-issues = { $n } 个问题
data-no-issues = 质量检查未发现问题。
data-no-report = 该数据集没有质量报告。
data-every-field = 全部字段
data-action = 处理
data-row = 行号
data-record = 记录
data-field = 字段
data-issue = 问题

# 关于
about-what = 用途
about-what-text = 把产业平台边界、地块和项目用地需求放在一张图上，逐一说明哪个项目适合哪块地，并为全部项目编制一个可核验的统筹方案。
about-exact = 结果可核验
about-exact-text = 每个方案都给出求解状态、上界和差距，并由独立程序对照原始数据复核。未安排的项目附逐步筛选情况和经重新求解验证的调整办法。
about-honest = 不猜测、不填补
about-honest-text = 缺少的日期、门槛和代码显示为待认定或未设，不以零或默认值代替。
about-offline = 不需要互联网
about-offline-text = 地图程序库由本应用提供，不使用在线底图，不发送使用数据。
about-authority = 以主管部门认定为准
about-authority-text = 本工具仅作辅助。法律要求正式认定的事项标为疑似或待认定，以主管部门认定为准。
about-versions = 版本
about-browser = 浏览器端程序库
about-licence = 本软件按 Apache-2.0 许可发布。

# 数据更新
stale-data = 打开本页后数据有更新。重新载入后，所选地块和项目保持不变。
stale-reload = 重新载入
