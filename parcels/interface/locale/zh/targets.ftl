# 招商目标：留白地块留给谁
targets-title = 招商目标
targets-subtitle = { $city } · 截至 { $date } · 政策 { $policy }
targets-parcel = 地块
targets-profile = 需要的项目
targets-sectors = 产业门类
targets-any-sector = 不限
targets-quality = 最低质量分
targets-points = { $points } 分
targets-area = 面积
targets-area-pieces = 整块 { $whole }；可分割，最小一块 { $least }
targets-use = 规划用途
targets-ready = 可交地
targets-ready-now = 现已可交
targets-ready-unknown = 未知
targets-services = 配套能力
targets-service-power-kva = 电
targets-service-water-m3-per-day = 水
targets-service-gas-m3-per-day = 气
targets-service-sewage-m3-per-day = 污水
targets-reason = 留白理由
targets-until = 留白期限
targets-near = 接近的在谈和在库项目：{ $near } 个（共比对 { $all } 个）
targets-nobody = 没有接近的项目。可按上述要求定向招商。
targets-more = 另有 { $n } 个，见表格文件。
targets-meets = 符合要求
targets-by = { $text }（差 { $amount }）
targets-note = 接近：至多 { $n } 项不符合，且不触及底线和法定管控。按规则逐项比对，仅供招商参考，不代表同意供地。
targets-head = { $parcel } · { $area } 亩 · { $sectors } · 质量分不低于 { $quality } · 接近 { $near } / { $all }
targets-column-project = 项目
targets-column-name = 名称
targets-column-sector = 门类
targets-column-stage = 阶段
targets-column-quality = 质量分
targets-column-site = 比对的地块
targets-column-area-mu = 面积（亩）
targets-column-count = 不符合项数
targets-column-lacks = 还差什么
targets-column-value = 现状
targets-column-limit = 要求
targets-column-missing = 差额
targets-column-unit = 单位
targets-sheet-profiles = 地块画像
targets-sheet-projects = 接近的项目
targets-sheet-lacks = 差额
code-stage-targets = 比对项目与留白地块
loading-targets = 正在比对项目…

cli-help-targets =
    招商目标：每块留白地块要什么项目，哪些项目接近，还差什么、差多少。

    以留白用途、政策门槛和地块条件为要求，逐个比对在谈和在库项目。--out
    按后缀写出 XLSX、PDF 或 HTML（每地块一页）。
cli-example-targets =
    示例：

      parcels targets my-city --out targets.pdf
cli-option-targets-lacks = 至多几项不符合仍算接近
cli-option-targets-parcel = 只看某留白地块；可重复
cli-option-targets-out = 写出的文件：.xlsx、.pdf 或 .html

error-targets-lacks = 不符合项数 { $value } 不能小于零。
error-targets-suffix = { $file } 应以 .xlsx、.pdf 或 .html 结尾。
error-targets-none = { $workspace } 中没有可安排的留白地块，因而没有招商目标。

targets-pick = 留白地块
targets-all-xlsx = 全部（XLSX）
targets-all-pdf = 全部（PDF）
targets-one-html = 本地块（HTML）
targets-none-yet = 没有可安排的留白地块，因而没有招商目标。留白由领导决定。
targets-option-size = { $mu } 亩 · 接近 { $near } 个
