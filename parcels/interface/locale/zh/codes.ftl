### 各类代码的名称

# 平台级别
code-platform-level-national = 国家级
code-platform-level-provincial = 省级
code-platform-level-city = 市级
code-platform-level-county = 县级

# 发展阶段（先放后收）
code-platform-phase-open = 放开培育
code-platform-phase-focused = 聚焦主业

# 土地状态
code-land-status-planned = 规划
code-land-status-approved = 已批农转用
code-land-status-acquired = 已征收
code-land-status-cleared = 净地
code-land-status-supplied = 已供应
code-land-status-built = 已建成

# 留白状态
code-reserve-status-none = 未留白
code-reserve-status-held = 留白
code-reserve-status-released = 已解除留白

# 项目阶段
code-project-stage-lead = 线索
code-project-stage-negotiating = 在谈
code-project-stage-signed = 已签约
code-project-stage-registered = 已注册
code-project-stage-filed = 已备案
code-project-stage-supplied = 已供地
code-project-stage-started = 已开工
code-project-stage-completed = 已竣工
code-project-stage-producing = 已投产
code-project-stage-accepted = 已达产验收
code-project-stage-withdrawn = 已终止

# 产业门类
code-sector-group-information = 新一代信息技术
code-sector-group-new-energy = 新能源
code-sector-group-health = 健康医养
code-sector-group-tourism = 现代旅游
code-sector-group-commerce = 商贸购物休闲
code-sector-group-logistics = 现代物流
code-sector-group-equipment = 高端装备
code-sector-group-materials = 新材料、化工
code-sector-group-environment = 节能环保
code-sector-group-food = 食品、农产品加工
code-sector-group-light-industry = 纺织服装、轻工、家居
code-sector-group-services = 科技与现代服务
code-sector-group-other = 其他

# 管控类型
code-severity-block = 禁止
code-severity-approval = 须经批准
code-severity-study = 须专项评估
code-severity-buffer = 安全距离
code-severity-height = 限高
code-severity-note = 提示

# 核查结论
code-verdict-pass = 符合
code-verdict-conditional = 有条件
code-verdict-fail = 不符合
code-verdict-not-set = 未设
code-verdict-undetermined = 待认定

# 道路等级
code-road-class-motorway = 高速公路
code-road-class-national = 国道
code-road-class-provincial = 省道
code-road-class-county = 县道
code-road-class-township = 乡道
code-road-class-arterial = 主干路
code-road-class-secondary = 次干路
code-road-class-local = 支路

# 市政设施类别
code-utility-kind-substation = 变电站
code-utility-kind-power-line = 电力线路
code-utility-kind-water-main = 供水干管
code-utility-kind-gas-pipeline = 燃气管道
code-utility-kind-sewage-plant = 污水处理厂
code-utility-kind-heat-main = 供热干管
code-utility-kind-telecom = 通信设施

# 选址漏斗
code-funnel-step-universe = 全部可选用地
code-funnel-step-area = 面积合适
code-funnel-step-shape = 形状和宽度合适
code-funnel-step-use = 用途允许
code-funnel-step-law = 法规未禁止
code-funnel-step-services = 配套满足
code-funnel-step-ready = 能按期交地
code-funnel-step-bar = 达到准入门槛
code-funnel-step-free = 未承诺给他人
code-funnel-step-score = 得分为正

# 管控图层
code-constraint-permanent-basic-farmland = 永久基本农田
code-constraint-ecological-redline = 生态保护红线
code-constraint-urban-development-boundary = 城镇开发边界
code-constraint-farmland = 耕地
code-constraint-forest = 林地
code-constraint-wetland = 湿地
code-constraint-water-source-1 = 饮用水水源一级保护区
code-constraint-water-source-2 = 饮用水水源二级保护区
code-constraint-river-management = 河道管理范围
code-constraint-flood-storage = 蓄滞洪区
code-constraint-flood = 洪水淹没区
code-constraint-geohazard = 地质灾害危险区
code-constraint-heritage = 文物保护范围
code-constraint-archaeology = 地下文物埋藏区
code-constraint-power-line = 电力设施保护区
code-constraint-road-control = 公路建筑控制区
code-constraint-railway = 铁路线路安全保护区
code-constraint-pipeline = 油气管道防护范围
code-constraint-airport = 机场净空保护区
code-constraint-contaminated-soil = 污染地块
code-constraint-yangtze-1km = 长江干支流岸线一公里
code-constraint-chemical-park = 化工园区
code-constraint-open-space = 开敞空间
code-constraint-overlay = 其他叠加管控区

# 地图上的地块类别
code-parcel-class-ready = 净地可供
code-parcel-class-preparing = 前期准备中
code-parcel-class-held = 已承诺
code-parcel-class-used = 已供应或已建成
code-parcel-class-reserved = 好地块留白
code-parcel-class-blocked = 法规禁止
code-parcel-class-unknown = 状态不明


# 数据集
code-dataset-parcels = 地块
code-dataset-platforms = 产业平台
code-dataset-constraints = 管控图层
code-dataset-roads = 道路
code-dataset-utilities = 市政设施
code-dataset-projects = 项目
code-dataset-milestones = 里程碑
code-dataset-readiness = 前期事项

# 前期事项
code-readiness-item-conversion = 农用地转用
code-readiness-item-acquisition = 土地征收
code-readiness-item-demolition = 房屋征迁
code-readiness-item-archaeology = 考古勘探
code-readiness-item-soil-survey = 土壤污染状况调查
code-readiness-item-levelling = 场地平整
code-readiness-item-road = 道路
code-readiness-item-power = 供电
code-readiness-item-water = 供水
code-readiness-item-gas = 供气
code-readiness-item-sewage = 排水
code-readiness-item-telecom = 通信
code-readiness-item-plan-conditions = 规划条件
code-readiness-item-supply = 土地供应

# 前期事项状态
code-readiness-state-done = 已完成
code-readiness-state-doing = 进行中
code-readiness-state-todo = 未开始
code-readiness-state-not-needed = 不需要

# 求解状态
code-plan-status-optimal = 已证明最优
code-plan-status-feasible = 可行，未证明最优
code-plan-status-gap = 差距以内
code-plan-status-infeasible = 无可行方案
code-plan-status-time-limit = 到时停止
code-plan-status-cancelled = 已取消
code-plan-status-empty = 没有可安排的项目

# 里程碑
code-milestone-lead = 线索
code-milestone-negotiating = 洽谈
code-milestone-signed = 签约
code-milestone-registered = 注册
code-milestone-filed = 备案
code-milestone-conversion = 农用地转用
code-milestone-acquisition = 征收
code-milestone-cleared = 净地
code-milestone-plan-conditions = 规划条件
code-milestone-listed = 挂牌
code-milestone-contract = 出让合同
code-milestone-certificate = 不动产权证
code-milestone-delivered = 交地
code-milestone-start-ceremony = 开工仪式
code-milestone-start-recognised = 认定开工
code-milestone-start-statutory = 法定动工
code-milestone-topped-out = 封顶
code-milestone-completed = 竣工
code-milestone-producing = 投产
code-milestone-full-production = 达产
code-milestone-statistics = 入统
code-milestone-withdrawn = 终止
