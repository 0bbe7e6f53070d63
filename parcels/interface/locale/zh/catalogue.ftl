# 用地安排核查目录：名称与实测情况。结论另行标示。

unit-far = 容积率

rule-plan-scheme = 用途代码的分类与版本
finding-plan-scheme = { $parcel }：{ $state ->
    [bare] 规划用途 { $use }（{ $scheme }），需求 { $wanted } 未注明分类及版本，裸码不得比对，请填明分类及版本。
    [differs] 规划用途 { $use }（{ $scheme }）与需求 { $wanted }（{ $wanted-scheme }）不是同一分类及版本，未设对照表，不得比对。
    [restate] 规划用途 { $use }（{ $scheme }），需求 { $wanted }（{ $wanted-scheme }）；按对照表应为 { $proposed }，请按 { $scheme } 重新填报需求。
   *[other] 规划用途 { $use } 与需求 { $wanted } 同属 { $scheme }。
}
rule-plan-edition = 2020 试行版代码
finding-plan-edition = { $parcel }：{ $use }（{ $scheme }）在 2023 版中编号已变，请核对原件后按 2023 版填报。
rule-plan-change = 详细规划调整
finding-plan-change = { $parcel }：{ $state ->
    [needed] 规划用途 { $use }，需求 { $wanted }，须先调整详细规划，尚无批复。
    [approved] 规划用途 { $use }，需求 { $wanted }，详细规划调整已有批复（{ $approval }），登记用途尚未更新。
   *[other] 规划用途 { $use } 符合需求 { $wanted }，无须调整详细规划。
}
rule-contract-conditions = 出让合同载明规划条件
finding-contract-conditions = { $parcel }：{ $state ->
    [fail] 出让合同已签而无规划条件，规划条件未纳入合同的，合同无效。
    [undetermined] 出让合同已签，未登记是否有规划条件，请补充登记。
   *[other] 出让合同已签，规划条件已有。
}

rule-net-title = 净地：权属清晰
finding-net-title = { $parcel }：{ $state ->
    [fail] 登记为净地或已签出让合同，而权属不清晰。
    [conditional] 权属尚不清晰，供地前须理清。
    [undetermined] 权属情况未登记，请补充登记。
   *[other] 权属清晰。
}
rule-net-compensation = 净地：安置补偿落实
finding-net-compensation = { $parcel }：{ $state ->
    [fail] 登记为净地或已签出让合同，而安置补偿未落实。
    [conditional] 安置补偿尚未落实，供地前须落实。
    [undetermined] 安置补偿情况未登记，或与征收、拆迁事项相矛盾，请核实。
   *[other] 安置补偿已落实。
}
rule-net-dispute = 净地：无法律经济纠纷
finding-net-dispute = { $parcel }：{ $state ->
    [fail] 登记为净地或已签出让合同，而有法律经济纠纷。
    [conditional] 有法律经济纠纷，供地前须了结。
    [undetermined] 有无法律经济纠纷未登记，请补充登记。
   *[other] 无法律经济纠纷。
}
rule-net-conditions = 净地：规划条件明确
finding-net-conditions = { $parcel }：{ $state ->
    [fail] 登记为净地或已签出让合同，而无规划条件。
    [conditional] 尚无规划条件，供地前须由详细规划确定。
    [undetermined] 有无规划条件未登记，请补充登记。
   *[other] 规划条件明确。
}
rule-net-works = 净地：其他动工必需条件
finding-net-works = { $parcel }：{ $state ->
    [fail] 登记为净地或已签出让合同，而场地平整、道路、水电等动工必需条件未具备。
    [conditional] 场地平整、道路、水电等动工必需条件尚未具备。
    [undetermined] 动工必需条件未全部登记，请补充前期事项。
    [not_set] 本市未设定动工必需条件清单。
   *[other] 动工必需条件已具备。
}
rule-archaeology-survey = 供地前考古调查勘探
finding-archaeology-survey = { $parcel }：{ $state ->
    [fail] 登记为净地或已签出让合同，而考古调查勘探未完成。
    [conditional] 考古调查勘探尚未完成，出让、划拨前须完成。
    [undetermined] 考古调查勘探情况未登记，请补充前期事项 archaeology。
   *[other] 考古调查勘探已完成或无须开展。
}

rule-conversion-lapsed = 农用地转用批文时效
finding-conversion-lapsed = { $parcel }：{ $state ->
    [used] 批文 { $approval } 已实施征收。
    [lapsed] 批文 { $approval }（{ $on }）至 { $until } 未用，疑似失效，待认定。
    [unknown] 已批而未登记批准日期，请补充登记。
    [in_force] 批文 { $approval }（{ $on }）至 { $until } 有效。
   *[other] 批文 { $approval }（{ $on }）未设时限。
}
rule-filing-lapsed = 备案（核准）时效
finding-filing-lapsed = { $state ->
    [used] 项目已动工，备案（核准）已用。
    [lapsed] 备案（核准）于 { $on }，至 { $until } 未动工，疑似失效，待认定。
    [extension_unknown] 备案（核准）于 { $on }，至 { $until } 未动工；是否准予延期未登记，请补充登记。
    [unknown] 项目已备案而未登记日期，请补充登记。
    [in_force] 备案（核准）于 { $on }，至 { $until } 有效。
   *[other] 备案（核准）于 { $on }，未设时限。
}
rule-eia-lapsed = 环评批复时效
finding-eia-lapsed = { $state ->
    [used] 项目已动工，环评批复已用。
    [lapsed] 环评批复于 { $on }，至 { $until } 未动工，疑似须重新审核，待认定。
    [unknown] 项目已动工而未登记环评批复日期，请补充登记。
    [in_force] 环评批复于 { $on }，至 { $until } 动工无须重新审核。
   *[other] 环评批复于 { $on }，未设时限。
}
rule-building-permit-lapsed = 施工许可时效
finding-building-permit-lapsed = { $state ->
    [used] 项目已动工。
    [lapsed] 施工许可于 { $on }，至 { $until } 未动工，疑似自行废止，待认定。
    [conditional] 施工许可于 { $on }，至 { $until } 未动工，须有延期手续。
    [pass] 施工许可于 { $on }，应于 { $until } 前动工。
   *[other] 施工许可时限未设。
}

rule-quota-new-construction = 新增建设用地指标
finding-quota-new-construction = { $state ->
    [none_needed] 无须新增建设用地指标。
    [not_set] 需新增建设用地指标 { $value } { $unit }，平台 { $platform } 未登记指标。
    [undetermined] 是否需农用地转用未登记，新增建设用地指标无法核算（平台 { $platform } 剩余 { $limit } { $unit }）。
   *[other] 需新增建设用地指标 { $value } { $unit }，平台 { $platform } 剩余 { $limit } { $unit }（下达 { $granted }，已用 { $used }）。
}
rule-quota-farmland = 耕地占补平衡指标
finding-quota-farmland = { $state ->
    [none_needed] 不占耕地，无须占补平衡。
    [not_set] 占用耕地 { $value } { $unit }，平台 { $platform } 未登记占补平衡指标。
    [undetermined] 未导入耕地图层，占补平衡无法核算（平台 { $platform } 剩余 { $limit } { $unit }）。
   *[other] 占用耕地 { $value } { $unit }，平台 { $platform } 占补平衡剩余 { $limit } { $unit }（下达 { $granted }，已用 { $used }）。
}
rule-quota-energy = 能耗指标
finding-quota-energy = { $state ->
    [none_needed] 无须能耗指标。
    [not_set] 年综合能耗 { $value } 吨标准煤，平台 { $platform } 未登记能耗指标。
    [undetermined] 年综合能耗未填报，请补充（平台 { $platform } 剩余 { $limit } 吨标准煤）。
   *[other] 年综合能耗 { $value } 吨标准煤，平台 { $platform } 剩余 { $limit } 吨标准煤（下达 { $granted }，已用 { $used }）。
}

rule-far-industry = 容积率（行业控制值）
finding-far-industry = { $state ->
    [not_set] 申报容积率 { $value }，该行业未设控制值。
    [undetermined] 容积率未申报，控制值不低于 { $limit }，请补充 far。
   *[other] 申报容积率 { $value }，控制值不低于 { $limit }。
}
rule-far-conditions = 容积率（规划条件）
finding-far-conditions = { $parcel }：{ $state ->
    [not_set] 规划条件未登记容积率。
    [undetermined] 容积率未申报，无法与规划条件核对，请补充 far。
    [above] 申报容积率 { $value }，高于规划条件上限 { $limit }。
    [below] 申报容积率 { $value }，低于规划条件下限 { $limit }。
   *[other] 申报容积率 { $value }，符合规划条件（{ $limit }）。
}
rule-building-coefficient = 建筑系数
finding-building-coefficient = { $state ->
    [not_set] 申报建筑系数 { $value }，未设控制值。
    [undetermined] 建筑系数未申报，控制值不低于 { $limit }，请补充登记。
   *[other] 申报建筑系数 { $value }，控制值不低于 { $limit }。
}
rule-office-share = 行政办公及生活服务设施用地占比
finding-office-share = { $state ->
    [not_set] 申报占比 { $value }，未设控制值。
    [undetermined] 行政办公及生活服务设施用地占比未申报，控制值不高于 { $limit }，请补充登记。
   *[other] 行政办公及生活服务设施用地占比 { $value }，控制值不高于 { $limit }。
}
rule-investment-intensity = 固定资产投资强度
finding-investment-intensity = { $state ->
    [not_set] 固定资产投资强度 { $value } 万元/亩，未设推荐值。
    [undetermined] 固定资产投资未填报，推荐值 { $limit } 万元/亩，请补充登记。
    [conditional] 固定资产投资强度 { $value } 万元/亩，未达推荐值 { $limit } 万元/亩。
    [fail] 固定资产投资强度 { $value } 万元/亩，未达本市强制值 { $limit } 万元/亩。
   *[other] 固定资产投资强度 { $value } 万元/亩，标准 { $limit } 万元/亩。
}
rule-output-intensity = 土地产出率
finding-output-intensity = { $state ->
    [not_set] 土地产出率 { $value } 万元/亩，未设推荐值。
    [undetermined] 达产年产值未填报，推荐值 { $limit } 万元/亩，请补充登记。
    [conditional] 土地产出率 { $value } 万元/亩，未达推荐值 { $limit } 万元/亩。
    [fail] 土地产出率 { $value } 万元/亩，未达本市强制值 { $limit } 万元/亩。
   *[other] 土地产出率 { $value } 万元/亩，标准 { $limit } 万元/亩。
}
rule-tax-intensity = 土地税收
finding-tax-intensity = { $state ->
    [not_set] 土地税收 { $value } 万元/亩，未设推荐值。
    [undetermined] 达产年税收未填报，推荐值 { $limit } 万元/亩，请补充登记。
    [conditional] 土地税收 { $value } 万元/亩，未达推荐值 { $limit } 万元/亩。
    [fail] 土地税收 { $value } 万元/亩，未达本市强制值 { $limit } 万元/亩。
   *[other] 土地税收 { $value } 万元/亩，标准 { $limit } 万元/亩。
}
rule-indicators-not-applicable = 控制指标不适用
finding-indicators-not-applicable = 行业 { $code }（{ $edition }）不属制造业（C13 至 C43），工业项目建设用地控制指标不适用。

rule-standard-land-sheet = 标准地指标表（5+X）
finding-standard-land-sheet = { $state ->
    [pass] 标准地 { $wanted } 项指标齐全。
   *[other] 标准地 { $wanted } 项指标缺 { $missing } 项：{ $fields }。
}
rule-standard-land-contracts = 标准地两份合同
finding-standard-land-contracts = { $state ->
    [fail] 出让合同已签而无标准地投资建设合同，请补充登记。
    [conditional] 标准地项目除出让合同外，须同时签订投资建设合同。
   *[other] 标准地投资建设合同 { $contract } 已签。
}
rule-price-floor = 工业用地出让最低价
finding-price-floor = { $parcel }：{ $state ->
    [not_set] 出让价格 { $value } 万元/亩，未设最低价。
    [grade_unknown] 土地等别未登记，最低价无法核对，请补充登记。
    [undetermined] 出让价格未登记，{ $grade } 等最低价 { $limit } 万元/亩，请补充登记。
   *[other] 出让价格 { $value } 万元/亩，{ $grade } 等最低价 { $limit } 万元/亩。
}
rule-chemical-park-known = 化工园区图层
finding-chemical-park-known = { $state ->
    [undetermined] 化工项目须位于认定的化工园区内；未导入化工园区图层，无法核查。
   *[other] 已按化工园区图层核查。
}
rule-handover = 招商移交
finding-handover = { $state ->
    [same] 招商与开发同为 { $developer }。
    [recorded] { $promoter } 招商、{ $developer } 开发，移交记录 { $record }。
   *[other] { $promoter } 招商、{ $developer } 开发，无移交记录，请补充登记。
}
rule-grantor = 出让合同的出让方
finding-grantor = { $state ->
    [fail] 出让方为 { $party }；开发区管理委员会作为出让方的合同无效。
    [undetermined] 出让方 { $party } 未登记或不是自然资源主管部门，请核实其出让权限。
   *[other] 出让方为 { $party }。
}
rule-named-twice = 多头许诺（地块）
finding-named-twice = { $parcel }：{ $state ->
    [alone] 无其他在效协议载明该地块。
    [named_by_other] 另有协议载明该地块（{ $project }），本项目协议未载明，须先理清。
    [shared] 本项目与 { $project } 的协议均载明该地块，合计最少需 { $value } { $unit }，地块 { $limit } { $unit }，须先划定各自范围。
   *[other] 本项目与 { $project } 的协议均载明该地块，合计最少需 { $value } { $unit }，地块仅 { $limit } { $unit }。
}
rule-platform-overpromised = 多头许诺（平台）
finding-platform-overpromised = 平台 { $platform } 在效协议合计许诺 { $value } { $unit }，可供地 { $limit } { $unit }。
