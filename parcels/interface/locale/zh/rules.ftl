# 规则：名称与实测情况。结论另行标示。

rule-permanent-basic-farmland = 永久基本农田
finding-permanent-basic-farmland = { $parcel }：{ $area }（{ $share }）压占永久基本农田，允许上限 { $limit }。
rule-ecological-redline = 生态保护红线
finding-ecological-redline = { $parcel }：{ $area }（{ $share }）压占生态保护红线，允许上限 { $limit }。
rule-urban-development-boundary = 城镇开发边界
finding-urban-development-boundary = { $parcel }：{ $area }（{ $share }）位于城镇开发边界外，允许上限 { $limit }。
rule-farmland = 耕地
finding-farmland = { $parcel }：{ $area }（{ $share }）占用耕地，允许上限 { $limit }。
rule-forest = 林地
finding-forest = { $parcel }：{ $area }（{ $share }）占用林地，允许上限 { $limit }。
rule-wetland = 湿地
finding-wetland = { $parcel }：{ $area }（{ $share }）占用湿地，允许上限 { $limit }。
rule-water-source-1 = 饮用水水源一级保护区
finding-water-source-1 = { $parcel }：{ $area }（{ $share }）位于饮用水水源一级保护区，允许上限 { $limit }。
rule-water-source-2 = 饮用水水源二级保护区
finding-water-source-2 = { $parcel }：{ $area }（{ $share }）位于饮用水水源二级保护区，允许上限 { $limit }。
rule-river-management = 河道管理范围
finding-river-management = { $parcel }：{ $area }（{ $share }）位于河道管理范围，允许上限 { $limit }。
rule-flood-storage = 洪泛区、蓄滞洪区
finding-flood-storage = { $parcel }：{ $area }（{ $share }）位于洪泛区、蓄滞洪区，允许上限 { $limit }。
rule-geohazard = 地质灾害易发区
finding-geohazard = { $parcel }：{ $area }（{ $share }）位于地质灾害易发区，允许上限 { $limit }。
rule-heritage = 文物保护范围
finding-heritage = { $parcel }：{ $area }（{ $share }）位于文物保护范围，允许上限 { $limit }。
rule-archaeology = 地下文物埋藏区
finding-archaeology = { $parcel }：{ $area }（{ $share }）可能埋藏地下文物（供地前须考古），允许上限 { $limit }。
rule-power-line = 电力线路保护区
finding-power-line = { $parcel }：{ $area }（{ $share }）位于电力线路保护区，允许上限 { $limit }。
rule-road-control = 公路建筑控制区
finding-road-control = { $parcel }：{ $area }（{ $share }）位于公路建筑控制区，允许上限 { $limit }。
rule-railway = 铁路线路安全保护区
finding-railway = { $parcel }：{ $area }（{ $share }）位于铁路线路安全保护区，允许上限 { $limit }。
rule-pipeline = 油气管道保护范围
finding-pipeline = { $parcel }：{ $area }（{ $share }）位于油气管道保护范围，允许上限 { $limit }。
rule-airport = 机场净空保护区
finding-airport = { $state ->
    [outside] { $parcel }：不在机场净空保护区内。
    [unknown] { $parcel }：{ $area }位于机场净空保护区，须书面征求民用航空管理机构意见；请补充项目建筑高度。
    [not_set] { $parcel }：{ $area }位于机场净空保护区，规则包未设限高；须就建筑高度 { $value } m 书面征求民用航空管理机构意见。
   *[other] { $parcel }：{ $area }位于机场净空保护区，建筑高度 { $value } m，限高 { $limit } m；须书面征求民用航空管理机构意见。
 }
rule-contaminated-soil = 建设用地土壤污染风险管控名录地块
finding-contaminated-soil = { $parcel }：{ $area }（{ $share }）列入土壤污染风险管控名录，允许上限 { $limit }。
rule-yangtze-1km = 长江干支流岸线一公里范围（化工项目）
finding-yangtze-1km = { $parcel }：{ $area }（{ $share }）位于长江干支流岸线一公里范围，不得新建、扩建化工项目，允许上限 { $limit }。
rule-chemical-park = 化工项目进入化工园区
finding-chemical-park = { $parcel }：{ $area }（{ $share }）位于化工园区外，允许上限 { $limit }。
rule-flood = 洪水淹没范围
finding-flood = { $parcel }：{ $area }（{ $share }）位于洪水淹没范围，允许上限 { $limit }。
rule-open-space = 开敞空间
finding-open-space = { $parcel }：{ $area }（{ $share }）占用开敞空间，允许上限 { $limit }。
rule-overlay = 叠加管控区
finding-overlay = { $parcel }：{ $area }（{ $share }）位于叠加管控区，允许上限 { $limit }。
rule-outside-boundary = 现行开发边界
finding-outside-boundary = { $parcel }：现行开发边界外 { $area }（{ $share }），容差 { $limit }。
rule-boundary-error-suspected = 疑似边界误差
finding-boundary-error-suspected = { $parcel }：重叠 { $area }，面积极小，疑似{ $kind-name }图层的边界误差；举证认定前仍按压占处理。
rule-no-rule-for-kind = 未设规则的图层
finding-no-rule-for-kind = { $parcel }：与图层 { $kind } 重叠 { $area }，该类图层未设规则。请在政策文件 [constraints.{ $kind }] 中设定。
rule-conversion-needed = 农用地转用
finding-conversion-needed = { $parcel }：尚有 { $area }需办理农用地转用。
rule-conversion-unknown = 转用情况未登记
finding-conversion-unknown = { $parcel }：未登记是否需农用地转用，请补充登记。
rule-boundary-not-set = 未设现行开发边界
finding-boundary-not-set = { $parcel }：未导入产业平台边界，未核查边界。
rule-statutory-blank-land = 留白用地（16）
finding-statutory-blank-land = { $parcel }：规划用途 { $use }（{ $scheme }）为留白用地，需先启动或调整详细规划确定用途。
rule-plan-conditions-missing = 规划条件
finding-plan-conditions-missing = { $parcel }：尚无详细规划的规划条件，未确定规划条件的地块不得出让。
rule-area = 用地面积
finding-area = 用地面积 { $area }，需求 { $min }至 { $max }。
rule-width = 最小宽度
finding-width = 宽度 { $value } 米，需求 { $limit } 米。
rule-frontage = 临路长度
finding-frontage = 临路长度 { $value } 米，需求 { $limit } 米。
rule-use = 规划用途
finding-use = { $parcel }：规划用途 { $use }（{ $scheme }），需求 { $wanted }（{ $wanted-scheme }）。
rule-power = 供电
finding-power = 地块供电 { $value } 千伏安，需求 { $limit } 千伏安。
rule-water = 供水
finding-water = 地块供水 { $value } 立方米/日，需求 { $limit } 立方米/日。
rule-gas = 供气
finding-gas = 地块供气 { $value } 立方米/日，需求 { $limit } 立方米/日。
rule-sewage = 污水接纳
finding-sewage = 地块污水接纳 { $value } 立方米/日，需求 { $limit } 立方米/日。
rule-road-distance = 距道路距离
finding-road-distance = 距道路 { $value } 米，要求不超过 { $limit } 米。
rule-ready = 交地时间
finding-ready = 可交地日期 { $ready-on }，需地日期 { $need-by }。
rule-ready-unknown = 交地时间未定
finding-ready-unknown = { $parcel }：土地尚在前期，未登记可交地日期，请补充登记。
rule-ready-overdue = 交地日期已过
finding-ready-overdue = { $parcel }：登记的可交地日期 { $ready-on } 已过而尚未净地，请核实更正。
rule-prepare-cost-unknown = 前期费用未登记
finding-prepare-cost-unknown = { $parcel }：土地尚在前期而未登记费用，请补充登记；未补充前得分与预算按 0 计。
rule-energy-unknown = 能耗未填报
finding-energy-unknown = 平台 { $platform } 设有能耗指标，项目能耗未填报，暂按 0 计，请补充。
rule-need-by-passed = 需地日期已过
finding-need-by-passed = 需地日期 { $need-by } 已过，请更新。
rule-real-estate = 普通房地产
finding-real-estate = 普通房地产项目不予准入。
rule-real-estate-suspected = 疑似房地产
finding-real-estate-suspected = 行业代码疑似房地产，请填明是否为房地产项目。
rule-bundled = 捆绑房地产
finding-bundled = 捆绑房地产的项目不予准入。
rule-chemical-assumed = 按代码视为化工
finding-chemical-assumed = 未填明是否化工项目，已按行业代码以化工项目核查，请填明。
rule-platform-only = 限定平台
finding-platform-only = 项目限定平台 { $wanted }，地块位于 { $platform }。
rule-sector-phase = 产业定位与阶段
finding-sector-phase = 产业门类为{ $group ->
    [information] 新一代信息技术
    [new_energy] 新能源
    [health] 健康医养
    [tourism] 现代旅游
    [commerce] 商贸购物休闲
    [logistics] 现代物流
    [equipment] 高端装备
    [materials] 新材料、化工
    [environment] 节能环保
    [food] 食品、农产品加工
    [light_industry] 纺织服装、轻工、家居
    [services] 科技与现代服务
    [other] 其他
    *[any] { $group }
 }，平台 { $platform }：“收”的阶段只准入主导产业。
rule-entry-quality = 准入门槛：质量
finding-entry-quality = 质量 { $value } 分，准入门槛 { $limit } 分。
rule-entry-floor = 准入门槛：底线指标
finding-entry-floor = { $indicator ->
    [investment_per_mu] 亩均固定资产投资（万元/亩）
    [tax_per_mu] 亩均税收（万元/亩·年）
    [output_per_mu] 亩均产值（万元/亩·年）
    [jobs_per_mu] 亩均就业（人/亩）
    [technology] 技术水平
    [funding] 资金到位率
    *[any] { $indicator }
 }：{ $value }，底线 { $limit }。
rule-quality-not-assessable = 质量无法评定
finding-quality-not-assessable = 已知指标权重仅 { $share }，评定门槛需 { $limit }，请补充项目指标。
rule-bar-not-set = 未设准入门槛
finding-bar-not-set = 该地块未设准入门槛（平台 { $platform }）。
rule-reserve-quality = 留白启用门槛：质量
finding-reserve-quality = 质量 { $value } 分，留白地块启用门槛 { $limit } 分。
rule-reserve-purpose = 留白用途
finding-reserve-purpose = { $parcel } 留白用途为{ $purpose }，项目产业门类为{ $group ->
    [information] 新一代信息技术
    [new_energy] 新能源
    [health] 健康医养
    [tourism] 现代旅游
    [commerce] 商贸购物休闲
    [logistics] 现代物流
    [equipment] 高端装备
    [materials] 新材料、化工
    [environment] 节能环保
    [food] 食品、农产品加工
    [light_industry] 纺织服装、轻工、家居
    [services] 科技与现代服务
    [other] 其他
    *[any] { $group }
 }。
rule-reserve-release = 留白启用
finding-reserve-release = { $share } 的用地为好地块留白，须经启用决策。
rule-promised = 已承诺其他项目
finding-promised = { $others ->
    [0] { $parcel }：未承诺给其他项目。
   *[other] { $parcel }：已承诺的其他项目：{ $project }。
 }
rule-platform-mismatch = 登记平台与边界不一致
finding-platform-mismatch = { $parcel }：登记平台与边界不一致，地块实际位于 { $platform } 边界内。
rule-promoter-not-developer = 招商主体与开发主体不一致
finding-promoter-not-developer = { $parcel }：招商主体为{ $promoter }，开发主体为{ $developer }，须有交接记录。

# 结论计量单位
unit-kva = 千伏安
unit-m3-per-day = 立方米/日
unit-day = 日
unit-points = 分
unit-wan-yuan-per-mu = 万元/亩

# 依据等级
code-evidence-grade-law = 法律法规原文已核
code-evidence-grade-official = 政府网站
code-evidence-grade-secondary = 转载资料
code-evidence-grade-code = 业务软件做法，非法律依据
code-evidence-grade-policy = 本市自定
code-evidence-grade-unverified = 待核，不得引用

# 签约把关
code-signing-can-sign = 可以签约
code-signing-can-sign-if = 附条件签约
code-signing-cannot-sign = 不得签约

# 项目未参与统筹的原因
code-left-out-stage = 已落实用地或已终止
code-left-out-needs-no-land = 不需单独用地

# 政策、规则包、地块组合错误
error-policy-missing = 政策文件 { $file } 不存在。请核对路径；不加 --policy 时采用工作区的政策。
error-policy-unreadable = 政策文件 { $file } 无法读取：{ $problem ->
    [PermissionError] 没有读取权限
    [IsADirectoryError] 该路径是文件夹
    [NotADirectoryError] 路径中有一段不是文件夹
    [UnicodeDecodeError] 不是 UTF-8 文本
   *[other] { $problem }
}。请提供 UTF-8 编码的 TOML 文件。
error-policy-invalid = 政策文件 { $file } 的 { $path } 有误：{ $problem ->
    [missing] 缺少该项
    [extra_forbidden] 没有该项
    [floor_equals_target] 起点与目标不得相等
    [shape_poor_not_below_good] shape_poor 须小于 shape_good
    [scale_without_span] none 与 full 不得相等
    [prime_without_weight] 没有任何评分项设置权重
    [prime_scale_missing] 缺少评分标尺，须写明 motorway、rail、port、main_road、frontage、size、compactness、width
    [prime_scale_wrong_way] 评分标尺方向有误：距离类 full 须小于 none，其他项 full 须大于 none
    [greater_than_equal] { $value } 过小
    [greater_than] { $value } 过小
    [less_than_equal] { $value } 过大
    [string_pattern_mismatch] { $value } 格式不符
    *[other] { $value } 不符合要求（{ $problem }）
}（共 { $count } 处）。请对照随附的演示政策修改。
error-land-of-other-policy = 土地是按另一政策整理的（{ $field } 不同）。这是程序故障，请重新运行。
error-pack-invalid = 规则包 { $file } 的 { $path } 有误：{ $problem }。
error-site-unknown = 地块组合 { $site } 不是可供统筹的土地。请写地块（A-12）、分块（A-12/2）、连续分块（A-12/1..3），或以 + 连接的多个地块。
error-project-field-empty = 项目 { $project } 的 { $field } 为空，请补充后重新导入。
