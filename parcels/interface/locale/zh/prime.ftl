# 好地块：评分、稳定性与留白对照
page-prime = 好地块
loading-prime = 正在评分…

code-prime-part-motorway = 高速公路
code-prime-part-rail = 铁路货运
code-prime-part-port = 港口
code-prime-part-main-road = 主干路网
code-prime-part-frontage = 临路长度
code-prime-part-size = 面积
code-prime-part-compactness = 形状规整度
code-prime-part-width = 最小宽度
code-prime-part-services = 配套能力
code-prime-part-core = 平台内位置
code-prime-part-contiguity = 与已建成区连接
code-prime-part-neighbours = 周边产业关联
code-prime-part-replaceability = 不可替代性

prime-measures-motorway = 到高速公路出入口的距离；未登记出入口时为到高速公路线位的直线距离
prime-measures-rail = 到铁路货运场站的距离
prime-measures-port = 到港口的距离
prime-measures-main-road = 到主干路（国省道、主干路等）的直线距离
prime-measures-frontage = 地块边界临路的长度
prime-measures-size = 地块面积
prime-measures-compactness = 4π·面积 ÷ 周长²（圆为 1）
prime-measures-width = 可容纳的最大圆的直径
prime-measures-services = 电、水、气、污水能力满足主导产业单位用地需求的平均程度
prime-measures-core = 距平台边界的深度 ÷ 平台最大深度
prime-measures-contiguity = 边界中邻近已供应、已建成地块的比例
prime-measures-neighbours = 周边已落地项目中属于平台主导产业的比例
prime-measures-replaceability = 同平台中条件不低于本地块、可以替代它的地块比例（越低越不可替代）

code-prime-basis-geometry = 图形量算
code-prime-basis-straight-line = 直线距离
code-prime-basis-road-line = 到线位的直线距离（未登记出入口）
code-prime-basis-network = 沿道路距离
code-prime-basis-boundary = 平台边界
code-prime-basis-developed-parcels = 已供应、已建成地块
code-prime-basis-landed-projects = 已落地项目
code-prime-basis-capacity-on-record = 登记的配套能力
code-prime-basis-platform-parcels = 同平台参评地块
code-prime-basis-not-measured = 未量测

code-prime-standing-proposed = 建议留白
code-prime-standing-agreed = 已留白，在前列
code-prime-standing-not-in-top = 已留白，不在前列
code-prime-standing-not-scored = 已留白，不参评
code-prime-aside-supplied = 已供应或已建成
code-prime-aside-statutory-blank = 法定留白用地（16），与政策性留白分开
code-prime-aside-other-use = 规划用途不在参评范围
code-prime-aside-blocked = 整块受法定管控

prime-proposes = 本表只提出建议，是否留白由领导决定。
prime-packaged = 演示数据 · 政策未设 [prime]，采用随附的演示权重与标尺。
prime-demo = 演示数据 · 权重与标尺出自演示政策。
prime-aside = 另有 { $count } 块不参评：{ $list }。
prime-aside-entry = { $reason } { $count } 块
prime-size-reserve = 前列为前 { $size } 名（与当前留白数量相同），参评 { $ranked } 块。
prime-size-given = 前列为前 { $size } 名，参评 { $ranked } 块。
prime-unassessed = { $count } 块可量测的权重不足 { $share }，不排名。
prime-known = 依据 { $share } 的权重
prime-not-measured = 未量测
prime-points = { $points } 分
prime-stability-meaning = 稳定性：权重按策略权重随机变动 { $draws } 次（种子 { $seed }），仍在前列的次数比例。
prime-change-out = { $part }权重（现为 { $weight }）{ $side ->
    [above] 升过
   *[below] 降过
} { $to } 即退出前列
prime-change-in = { $part }权重（现为 { $weight }）{ $side ->
    [above] 升过
   *[below] 降过
} { $to } 即进入前列
prime-change-none-in = 单独改变任何一项权重都不会退出前列
prime-change-none-out = 单独改变任何一项权重都不会进入前列
prime-range = 权重在 { $low } 至 { $high } 之间不变
prime-no-limit = 不限
prime-reason-strong = 强于平均：{ $parts }
prime-reason-weak = 弱于前列平均：{ $parts }
prime-reason-part = { $part } { $points }
prime-reason-short = 距前列差 { $points } 分
prime-reason-unstable = 对权重敏感
prime-reason-promised = 已承诺给 { $project }
prime-reason-too-little = 可量测的权重不足

prime-column-rank = 名次
prime-column-parcel = 地块
prime-column-platform = 平台
prime-column-score = 得分
prime-column-known = 已量测权重
prime-column-city = 全市百分位
prime-column-platform-percentile = 平台内百分位
prime-column-stability = 稳定性
prime-column-standing = 留白状态
prime-column-reason = 理由
prime-column-change = 最近的单项权重变化
prime-column-part = 评分项
prime-column-value = 分值（0–1）
prime-column-measure = 量测值
prime-column-basis = 依据
prime-column-weight = 权重
prime-column-range = 前列与否不变的权重范围
prime-in-reserve = 留白
prime-not-in-reserve = 未留白
prime-table-title = 得分前 { $count } 名
prime-compared-title = 与当前留白对照
prime-parts-title = { $parcel }：{ $points } 分，第 { $rank } 名
prime-parts-unranked = { $parcel }：{ $points } 分，不排名

cli-help-prime =
    好地块评分：哪些地块值得留白，凭什么。

    每项量测得 0 至 1 分，按政策 [prime] 的权重合成 0 至 100 分；未量测的项
    不计为零，而注明得分依据多少权重。只提出建议，由领导决定留白。
cli-example-prime =
    示例：

      parcels prime my-city --platform QH01 --top 20 --csv prime.csv
cli-option-prime-platform = 只列某平台的地块
cli-option-prime-top = 前列的个数（默认：当前留白的数量）
cli-option-prime-parcel = 详列某地块的各项
cli-option-prime-weight = 试改某项权重，如 size=20；不保存；可重复
cli-option-prime-seed = 权重随机变动的种子
cli-option-prime-csv = 另写全部参评地块的得分（CSV）

error-prime-top = 前列个数 { $value } 超出范围，应为 1 至 { $most }。
error-prime-weight = { $part } 的权重 { $value } 不能采用：权重不得小于零，且不能全部为零。
error-prime-part = 没有名为 { $value } 的评分项，可用：{ $known }。
error-prime-nothing = 没有可以排名的地块：参评 { $parcels } 块，均未量测到 { $share } 的权重。请导入道路、平台等图层，或在政策 [prime] 中调整 known_share_min、uses。
error-prime-aside = 地块 { $parcel } 不参评：{ $reason ->
    [supplied] 已供应或已建成
    [statutory_blank] 属法定留白用地（16），与政策性留白分开
    [other_use] 规划用途不在参评范围
   *[blocked] 整块受法定管控
}。
error-prime-parcel-unknown = 没有编号为 { $parcel } 的地块。相近的编号：{ $nearest }。
error-prime-platform-unknown = 没有编号为 { $platform } 的平台。相近的编号：{ $nearest }。
error-prime-suffix = { $file } 应以 .csv 结尾。

prime-tab-ranking = 排名
prime-tab-reserve = 与留白对照
prime-tab-targets = 招商目标
prime-figure-top = 前列地块
prime-figure-held = 其中已留白
prime-figure-steady = 稳定
prime-figure-steady-note = 九成以上的权重变动中仍在前列
prime-weights-title = 权重（试算，不保存）
prime-weights-note = 移动后立即重排；政策权重不变。
prime-weights-reset = 恢复政策权重
prime-moved = 试算：以下权重与政策不同：{ $parts }。
prime-moved-part = { $part } { $was }→{ $to }
prime-map-title = 得分分布
prime-map-note = 颜色越深得分越高；粗框为已留白，圆点为前列。
prime-map-low = 低
prime-map-high = 高
prime-map-top = 前列
prime-map-held = 已留白
prime-map-others = 不参评
prime-on-map = 在地图上查看
prime-pick = 在表中选择地块，查看各项得分。
prime-stability-cell = 前列频率
prime-change-note = 权重以合计 100 表示，其余权重不变。
prime-how = 各项怎样量测
code-action-view-prime = 查看好地块评分
