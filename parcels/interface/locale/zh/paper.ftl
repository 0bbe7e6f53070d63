# 地图打印件与对外分发的地图文件
map-paper-title = { $city } · 产业平台地块图
map-paper-subtitle = 法规与状况日期 { $day } · 阅图人：{ $reader }
map-paper-grid = 坐标北
map-paper-in-view = 图内地块 { $count } 宗，共 { $all } 宗
map-paper-more = 另有 { $count } 项见下页
map-paper-scale = 比例尺 1:{ $scale }
map-paper-full-size = 按原大（100%）打印时比例尺准确。
map-paper-north = 上方为坐标北（{ $crs }）；图幅中心处坐标北偏于真北 { $degrees }°（偏东为正）。
map-paper-days = 数据截至 { $data }；法规与状况日期 { $law }。
map-paper-version = 数据版本 { $version }
map-paper-source-line = 来源：本工作区导入的数据集，文件与摘要见后页。
map-paper-suspicion = 压占等情况均为系统比对的疑似结果，以主管部门认定为准。
map-paper-parcels = 所选地块（{ $count } 宗）
map-paper-class = 图上类别
map-paper-project = 项目与可选用地
map-paper-stage = 阶段
map-paper-wants = 需地面积
map-paper-mu-range = { $least }–{ $most } 亩
map-paper-need-by = 需地日期
map-paper-suspected = 疑似：{ $rule }
map-paper-examine = 待核：{ $rule }
map-paper-letter = 图上符号
map-paper-count = 图内数量
map-paper-area-note = 地块面积按整宗计；管控图层面积按图内范围计，重叠部分只计一次。
map-paper-notes = 说明
map-paper-left-out = 本件未包含的内容
map-paper-and = 、
map-paper-left-line = { $items }：{ $reason }
map-paper-sources = 数据来源
map-paper-dataset = 数据集
map-paper-file = 文件
map-paper-hash = 摘要
map-paper-imported = 导入日期
code-left-out-internal = 规划管控数据多属涉密或内部资料，不随文件分发。
code-left-out-facility = 城市供能、供水等设施的确切位置，不随文件分发。
code-left-out-finds = 地下文物埋藏位置公开后易遭盗掘，不随文件分发。
code-left-out-unpublished = 企业的用地诉求和承诺尚未公布。
code-left-out-reserve = 好地块留白安排不对该阅图人公开，图上按“已承诺”表示。
code-left-out-price = 地价和留白代价涉及谈判，任何人的文件中都不包含。
code-left-out-unclassified = 该类图层尚未明确可否对外，先不包含。
code-matter-demands = 项目的用地诉求
code-matter-holders = 地块承诺给谁、到何时
code-matter-reserve = 留白安排
code-matter-prices = 地价、整理费用与留白代价
code-reader-planner = 平台规划
code-reader-promoter = 招商专员
code-reader-officer = 资规局经办人
code-reader-department = 条保部门
code-reader-leader = 分管领导
code-reader-auditor = 审计
code-reader-administrator = 系统管理员
code-reader-outside = 外部人员
error-map-scale-unusable = 比例尺 1:{ $scale } 不可用：须在 1:{ $least } 至 1:{ $most } 之间，所选范围才放得下。请改用更小的比例尺，或不指定比例尺。
error-map-layer-unknown = 没有图层 { $layer }。可选：{ $allowed }。
error-map-project-withheld = 企业的用地诉求不对该阅图人公开，不能打印项目的可选用地。请改为打印地块，或换一个阅图人。
cli-help-print-map =
    把地图印成 PDF（A4/A3）：地图、图例、比例尺、指北、数据与法规日期、来源，按比例尺量得准；其后是所选地块或项目的事实。
cli-example-print-map =
    示例：

      parcels print-map my-city --out map.pdf --size A3 --parcel QH03-032-03
cli-option-print-out = 写出的 PDF 文件
cli-option-print-size = 纸张
cli-option-print-orientation = 纸张方向
cli-option-print-role = 给谁看：敏感图层按角色不包含；外部人员为 outside
cli-option-print-parcel = 突出显示并列出的地块，可多次给出
cli-option-print-project = 显示该项目最好的几处可选用地
cli-option-print-bbox = 图幅范围：西,南,东,北（工作区坐标系，米）
cli-option-print-scale = 固定比例尺 1:N
cli-option-print-layer = 图层：platforms、roads、utilities、constraint-类别；可多次给出，缺省为边界、道路和禁止类管控
error-map-box-unusable = --bbox { $value } 不可用：请按 西,南,东,北 给出四个数（米），西小于东、南小于北。
map-file-map = 地图：地块、边界与管控图层。不用地图时，右侧表格可查找和选中同样的地块。
map-file-snapshot = 本文件是某一时刻的副本，可离线打开，不联网；以工作区当前数据为准。
map-file-search = 按编号或名称查找地块
map-file-facts = 选中地块
map-file-table = 地块一览
map-file-none = 没有符合的地块。
map-file-pick = 点选地图上或表格中的地块，查看其情况。
map-file-whole = 回到全市
map-file-column-parcel = 地块
map-file-column-name = 名称
map-file-column-class = 类别
map-file-column-area = 面积
map-file-platform = 所属平台
map-file-use = 规划用途
map-file-status = 土地状态
map-file-ready = 可供日期
map-file-findings = 疑似与待核
map-file-counts = 显示 %1 宗，共 %2 宗
cli-help-handout =
    把地图写成一个可离线打开的 HTML 文件，用于转交；敏感图层按阅图人的角色不包含，文件内说明略去了什么。
cli-example-handout =
    示例：

      parcels handout my-city --out map.html --role outside
cli-option-handout-out = 写出的 HTML 文件
cli-handout-left-out = 未包含：{ $line }
