# 规则包：按图层判定的规则、主管部门、层级和错误。

rule-wetland-important = 重要湿地
finding-wetland-important = { $parcel }：{ $area }（{ $share }）占用国家重要湿地，除法定情形外不得占用，允许上限 { $limit }。
rule-nature-reserve = 自然保护区
finding-nature-reserve = { $parcel }：{ $area }（{ $share }）位于自然保护区，不得建设生产设施，允许上限 { $limit }。
rule-nature-reserve-experimental = 自然保护区实验区
finding-nature-reserve-experimental = { $parcel }：{ $area }（{ $share }）位于自然保护区实验区，不得建设污染环境的设施；须说明项目不排放污染物。允许上限 { $limit }。
rule-scenic-area = 风景名胜区
finding-scenic-area = { $parcel }：{ $area }（{ $share }）位于风景名胜区，不得违反规划设立开发区，允许上限 { $limit }。
rule-noise-sensitive = 噪声敏感建筑物集中区域
finding-noise-sensitive = { $parcel }：{ $area }（{ $share }）位于噪声敏感建筑物集中区域，不得新建排放噪声的工业项目；须说明项目不排放噪声。允许上限 { $limit }。
rule-water-source-quasi = 饮用水水源准保护区
finding-water-source-quasi = { $parcel }：{ $area }（{ $share }）位于饮用水水源准保护区，不得新建严重污染水体的项目，允许上限 { $limit }。
rule-yellow-river = 黄河干支流岸线管控范围（化工项目）
finding-yellow-river = { $parcel }：{ $area }（{ $share }）位于黄河干支流岸线管控范围，不得新建、扩建化工项目，允许上限 { $limit }。
rule-geohazard-danger = 地质灾害危险区
finding-geohazard-danger = { $parcel }：{ $area }（{ $share }）位于地质灾害危险区，不得进行工程建设，允许上限 { $limit }。
rule-heritage-control = 文物建设控制地带
finding-heritage-control = { $parcel }：{ $area }（{ $share }）位于文物建设控制地带，设计方案须经文物主管部门同意，允许上限 { $limit }。
rule-historic-core = 历史文化街区核心保护范围
finding-historic-core = { $parcel }：{ $area }（{ $share }）位于历史文化街区核心保护范围，除必要的基础设施和公共服务设施外不得新建、扩建，允许上限 { $limit }。
rule-road-building-control = 公路建筑控制区（按道路推算）
finding-road-building-control = { $parcel }：{ $area }（{ $share }）位于公路建筑控制区内（自公路用地外缘按等级推算），不得修建建筑物，允许上限 { $limit }。
rule-road-new-zone = 新建开发区与公路的距离
finding-road-new-zone = { $parcel }：{ $area }（{ $share }）位于新建开发区、货物集散地等应与公路保持的距离以内，允许上限 { $limit }。
rule-road-width-assumed = 公路宽度未登记
finding-road-width-assumed = { $parcel }：附近公路宽度未登记，{ $area }（{ $share }）按中心线推算，实际控制区更宽；请补充公路宽度。
rule-power-corridor = 架空电力线路保护区（按线路推算）
finding-power-corridor = { $parcel }：{ $area }（{ $share }）位于架空电力线路保护区内（按电压自所绘线路推算，法定距离自边导线起算），不得兴建建筑物，允许上限 { $limit }。
rule-railway-track = 铁路用地
finding-railway-track = { $parcel }：{ $area }（{ $share }）位于铁路用地范围，须经铁路部门同意，允许上限 { $limit }。
rule-railway-corridor = 铁路线路安全保护区（按铁路用地推算）
finding-railway-corridor = { $parcel }：{ $area }（{ $share }）位于铁路线路安全保护区内（按线路种类和所在地推算），建设须经铁路部门同意并签订安全协议，允许上限 { $limit }。
rule-pipeline-corridor = 油气管道中心线两侧禁建范围（按管线推算）
finding-pipeline-corridor = { $parcel }：{ $area }（{ $share }）位于油气管道中心线两侧禁建范围，不得建房或种植深根植物，允许上限 { $limit }。
rule-pipeline-works = 油气管道周边限制施工范围（按管线推算）
finding-pipeline-works = { $parcel }：{ $area }（{ $share }）位于油气管道周边限制施工范围，特定施工作业须先申请，允许上限 { $limit }。
rule-weather-station = 气象台站
finding-weather-station = { $state ->
    [outside] { $parcel }：不在气象台站范围内。
    [unknown] { $parcel }：{ $area }位于气象台站范围，须征求气象主管机构意见；请补充项目建筑高度。
   *[other] { $parcel }：{ $area }位于气象台站范围，须就建筑高度 { $value } m 征求气象主管机构意见。
 }
rule-weather-height = 气象台站周边限高
finding-weather-height = { $state ->
    [outside] { $parcel }：不在气象台站探测环境保护范围内。
    [unknown] { $parcel }：{ $area }位于气象台站探测环境保护范围，建筑高度不得超过距离的十分之一（此处 { $limit } m）；请补充项目建筑高度。
    [not_set] { $parcel }：{ $area }位于气象台站探测环境保护范围，规则包未设限高；建筑高度 { $value } m。
   *[other] { $parcel }：{ $area }位于气象台站探测环境保护范围，建筑高度 { $value } m，不得超过距离的十分之一（{ $limit } m）。
 }
rule-no-local-threshold = 未设本地标准
finding-no-local-threshold = { $parcel }：{ $area }（{ $share }）适用“{ $kind-name }”，但规则包中没有对应类别的数值；请向主管部门取得后写入本市规则包。

# 主管部门
code-authority-natural-resources = 自然资源主管部门
code-authority-forestry = 林业草原主管部门
code-authority-ecology = 生态环境主管部门
code-authority-water = 水行政主管部门
code-authority-heritage = 文物主管部门
code-authority-transport = 交通运输主管部门
code-authority-energy = 能源主管部门
code-authority-railway = 铁路监督管理机构
code-authority-aviation = 民用航空管理机构
code-authority-weather = 气象主管机构
code-authority-emergency = 应急管理部门
code-authority-industry = 工业和信息化主管部门
code-authority-agriculture = 农业农村主管部门
code-authority-development-reform = 发展改革部门
code-authority-housing = 住房和城乡建设主管部门
code-authority-investment = 招商主管部门
code-authority-finance = 财政部门
code-authority-tax = 税务机关
code-authority-statistics = 统计机构
code-authority-government = 人民政府

# 层级
code-rule-level-national = 国家
code-rule-level-province = 省
code-rule-level-demo = 演示数据
code-rule-level-city = 市

# 规则包的错误
error-rulebook-invalid = 规则包 { $pack } 中的规则 { $rule } 有误：{ $problem ->
    [dates_overlap] 同一层级两个版本的有效期重叠（自 { $detail } 起）；请为旧版本填写 effective_to
    [dates_reversed] 失效日期 { $detail } 早于施行日期
    [field_missing] 缺少 { $detail }，下级规则包也未规定
    [loosens_block] 放宽了法律的禁止性规定（{ $detail }）；地方只能更严
    [grade_twice] 图斑级别 { $detail } 已归属另一条规则
    [block_cannot_be_met] 禁止性规则不能以前期事项 { $detail } 完成为由解除；请改为 approval 或 study
    [kind_is_whole] { $detail } 按整类计算转用和指标，不能按级别拆分
    [title_missing] 程序没有这条规则的名称，请填写 title（zh、en）
   *[other] { $problem } { $detail }
}（共 { $count } 处）。请改正后用 parcels rules validate 复查。
error-packs-missing = 规则包文件夹 { $folder } 不存在。请检查路径，或用 parcels rules template 新建。
error-packs-unreadable = 规则包 { $file } 无法读取（{ $problem }）。请提供 UTF-8 编码的 YAML 文件。
error-pack-not-local = 规则包 { $file } 的层级为 { $level }，文件夹中只能放 level: province 或 level: city 的规则包。
error-policy-loosens-block = 政策 { $policy } 在 [constraints.{ $kind }] 中放宽了法律的禁止性规定；地方只能更严。请删除该条。

# 规则命令
cli-option-packs = 本市规则包所在文件夹（*.yaml）
cli-option-demo-packs = 同时采用演示数据的规则包
cli-arg-packs = 本市规则包文件夹
cli-help-rules-template =
    写出本市规则包模板。
cli-example-rules-template =
    示例：

      parcels rules template my-city/rules
      parcels rules validate my-city/rules
cli-rules-template = 已写出模板 { $file }。修改后用 parcels rules validate 检查。
column-authority = 主管部门
column-rule-level = 层级
error-template-exists = { $file } 已存在，不覆盖。请换一个文件夹，或先移走该文件。
verdict-unverified = – 待核

# 图层类别
code-constraint-wetland-important = 重要湿地
code-constraint-nature-reserve = 自然保护区
code-constraint-nature-reserve-experimental = 自然保护区实验区
code-constraint-scenic-area = 风景名胜区
code-constraint-noise-sensitive = 噪声敏感建筑物集中区域
code-constraint-water-source-quasi = 饮用水水源准保护区
code-constraint-yellow-river = 黄河干支流岸线管控范围
code-constraint-geohazard-danger = 地质灾害危险区
code-constraint-heritage-control = 文物建设控制地带
code-constraint-historic-core = 历史文化街区核心保护范围
code-constraint-road-building-control = 公路建筑控制区（推算）
code-constraint-road-new-zone = 新建开发区与公路的距离
code-constraint-power-corridor = 电力线路保护区（推算）
code-constraint-railway-track = 铁路用地
code-constraint-railway-corridor = 铁路线路安全保护区（推算）
code-constraint-pipeline-corridor = 油气管道禁建范围（推算）
code-constraint-pipeline-works = 油气管道限制施工范围（推算）
code-constraint-weather-station = 气象台站
code-constraint-weather-height = 气象台站周边限高
