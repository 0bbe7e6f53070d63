# 命令：待办、到期失效、指标
cli-help-queue =
    列出用地安排待办。

    按状态和提出时间排列：编号、项目、平台、面积、状态、核查结论、待处理意见数、天数、保留到期日。
cli-example-queue =
    示例：

      parcels queue my-city --all
cli-help-lapse =
    办理保留到期失效。

    把到期日早于给定日期、尚未签约的用地安排记为失效，释放其用地。适合每天定时运行。
cli-example-lapse =
    示例：

      parcels lapse my-city
cli-help-quota =
    指标台账：新增建设用地、占补平衡、能耗。
cli-help-quota-list =
    列出指标及余额。
cli-example-quota-list =
    示例：

      parcels quota list my-city --year 2026
cli-help-quota-grant =
    登记下达的指标。

    须写明依据文件；--amount 为负数时核减。签约时自动扣减，撤销时退回；余额不足则不能签约。
cli-example-quota-grant =
    示例：

      parcels quota grant my-city --kind new_construction --platform QH01 --amount 300 --document "自然资发〔2026〕1号"
cli-option-queue-all = 也列出已结束的安排
cli-option-quota-kind = 指标种类：new_construction（新增建设用地，亩）、farmland（占补平衡，亩）、energy（能耗，吨标准煤/年）
cli-option-quota-platform = 平台编号；不写为全市
cli-option-quota-year = 年度；不写：列出全部，登记时为今年
cli-option-quota-amount = 数量，负数为核减
cli-option-quota-document = 依据文件
cli-queue-empty = 没有待办的用地安排。
cli-lapse-done = 截至 { $day }，{ $count } 项用地安排保留到期失效。
cli-quota-empty = 尚未登记任何指标。未登记的指标在核查中显示“未设”，不作为零处理。
cli-quota-city = 全市
code-quota-kind-new-construction = 新增建设用地
code-quota-kind-farmland = 占补平衡
code-quota-kind-energy = 能耗
column-allocation = 编号
column-open = 待处理
column-age = 天数
column-until = 保留至
column-quota = 指标
column-year = 年度
column-granted = 下达
error-quota-kind-unknown = 没有指标种类“{ $kind }”。可用：{ $kinds }。
error-quota-document-missing = 登记指标须写明依据文件。请用 --document 给出文号。
error-quota-amount-refused = 指标数量 { $amount } 不可用。请给出不为零的数量。
error-platform-unknown = 没有平台 { $platform }。相近的有：{ $near }。
unit-tce = 吨标准煤/年
column-allocation-status = 状态
