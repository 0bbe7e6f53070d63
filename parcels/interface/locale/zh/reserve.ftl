# 好地块留白：台账、余额、释放会商。

error-reserve-settings-invalid = { $file } 的 { $path }：{ $problem }。请从随附的留白规则改起，一次改一项。
error-reserve-reason-missing = 未写理由。请写明为什么。
error-reserve-authority-missing = 未写决策依据。请写明由谁、依哪份文件或会议决定。
error-reserve-until-passed = 期限 { $until } 不晚于决定日 { $on }。请填写之后的日期。
error-reserve-until-missing = 未写期限。请填写最后一日。
error-reserve-until-earlier = { $parcel } 现期限为 { $until }，续期须更晚。
error-reserve-sizes = 意向规模须为正数，且最小不大于最大。
error-reserve-quality = 最低质量分 { $value } 须在 0 至 100 之间。
error-reserve-order = 决定日 { $on } 早于台账最后一笔 { $last }。台账按日期先后登记，请用 { $last } 或之后的日期。
error-reserve-future = 决定日 { $on } 在今天之后。请在当天或之后登记。
error-reserve-statutory-blank = { $parcel } 是法定留白用地（代码 16），用途未定，不属于政策性留白，须先调整详细规划。
error-reserve-already-held = { $parcel } 已在留白库中。
error-reserve-not-held = { $parcel } 不在留白库中。
error-reserve-granted = { $parcel } 已定向释放给 { $project }，至 { $until }。请先收回。
error-reserve-not-granted = { $parcel } 没有定向释放，无可收回。
error-reserve-land-gone = { $parcel } 已供地或已建成，不能划入留白。
error-reserve-land-bound = { $parcel } 已承诺给项目 { $project }。请先处理该承诺。
error-reserve-only-grows = 留白总量只增不减，{ $parcel } 须以同等或更优地块置换。规则理由：{ $reason }
error-reserve-below-share = 平台 { $platform } 留白占未供土地将降至 { $share }%，低于下限 { $limit }%。可同时调入地块。规则理由：{ $reason }
error-reserve-swap-same = 调出与调入是同一地块 { $parcel }。
error-reserve-swap-smaller = 调入 { $into } 面积 { $in-mu } 亩，小于调出 { $out } 的 { $out-mu } 亩。请选更大的地块。
error-reserve-swap-unscored = { $parcel } 没有优质度评分，无法比较，不能置换。
error-reserve-swap-worse = 调入 { $into } 优质度 { $in-score } 分，低于调出 { $out } 的 { $out-score } 分。请选更优的地块。
error-reserve-swap-platform = 调入 { $into } 与调出 { $out } 不在同一平台，本市规则不允许。
error-reserve-term-running = { $parcel } 的期限（{ $until }）未过，不能到期退出。可申请释放。
error-reserve-interim-refused = { $parcel } 划定时未允许临时利用。
error-reserve-interim-long = { $parcel } 临时利用最长 { $days } 天。请缩短期限。
error-reserve-interim-use-missing = 未写 { $parcel } 临时作何用途。
error-reserve-no-interim = { $parcel } 目前没有临时利用。

error-review-exists = { $parcel } 与项目 { $project } 已有会商 { $review } 在办。请在该会商中补充。
error-review-unknown = 没有编号为 { $review } 的会商。
error-review-changed = 会商 { $review } 刚被他人更改。请刷新后再看。
error-review-paper-gone = 会商 { $review } 的测算材料已不在或已被改动。请重新测算。
error-review-decider-may-not = { $person } 无权决定会商 { $review }。由分管领导决定。

event-reserve-entered = 留白台账第 { $entry } 笔：{ $parcel-id }，{ $kind ->
    [opening] 期初在库
    [designate] 划入
    [extend] 续期
    [swap_out] 置换调出
    [swap_in] 置换调入
    [release] 释放
    [release_for] 定向释放
    [take_back] 收回定向释放
    [expire] 到期退出
    [interim] 临时利用
    [interim_end] 结束临时利用
   *[other] { $kind }
  }，决定日 { $decided-on }
event-reserve-requested = 会商 { $review }：为项目 { $project-id } 申请释放 { $parcel-id }，理由：{ $reason }
event-reserve-computed = 会商 { $review } 测算第 { $paper } 份存档，基准日 { $as-of }
event-reserve-opinion-given = 会商 { $review }：{ $side ->
    [planner] 平台规划
    [officer] 自然资源和规划局
   *[other] { $side }
  }意见 { $view ->
    [for] 赞成释放
    [with_conditions] 有条件赞成
    [against] 不赞成
   *[other] { $view }
  }，理由：{ $reason }
event-reserve-decided = 会商 { $review } 已决定：{ $status ->
    [released] 同意释放
    [kept] 继续留白
   *[other] { $status }
  }，理由：{ $decision-reason }
event-reserve-request-withdrawn = 会商 { $review } 撤回：{ $reason }
log-table-reserve-entry = 留白台账
log-table-reserve-review = 释放会商
log-table-reserve-paper = 会商测算材料
log-table-reserve-opinion = 会商意见
code-dataset-reserve-ledger = 留白台账

error-reserve-move-unknown = 没有“{ $move }”这种台账事项。可用：{ $moves }。
error-reserve-swap-into-missing = 未写用哪个地块置换 { $parcel }。
code-action-keep-reserve = 登记留白台账
code-action-request-release = 申请释放留白地块
code-action-compute-release = 测算释放会商
code-action-advise-release = 出具释放意见
code-action-withdraw-release = 撤回释放申请
code-action-decide-release = 决定释放

error-review-reason-missing = 未写理由。请写明为什么。
error-review-party-missing = 未写项目背后的企业。请填写。
error-review-offer = 报价 { $value } 不是正数。请填写万元/亩。
error-review-text-long = 文字过长，最多 { $limit } 字。
error-review-over = 会商 { $review } 已结束。
error-review-not-computed = 会商 { $review } 尚未测算。请先测算，再出具意见。
error-review-not-yours = 会商 { $review } 不是您申请的，只有申请人可以撤回。
error-review-land-gone = { $parcel } 已不是可供安排的土地，无法测算释放。
error-review-refused = 会商 { $review } 现在不能这样决定：{ $because ->
    [review_over] 会商已结束
    [own_request] 申请人不得决定自己的申请
    [paper_missing] 尚未测算
    [paper_outdated] 测算之后数据、政策或台账已变，或已超过有效天数，请重新测算
    [opinion_planner] 缺平台规划对现测算的意见
    [opinion_officer] 缺自然资源和规划局对现测算的意见
    [not_triggered] 未达到本市受理条件，只能继续留白
   *[other] { $because }
  }。

## 会商材料
case-title = 留白地块释放会商材料
case-subtitle = { $city } · 会商 { $number } · 基准日 { $day }
case-footer = 结论与数值依据注明日期的数据与政策，供会商参考，不代替决定。
case-footer-demo = 演示数据，虚构城市。结论与数值不作任何依据。
case-request = 申请
case-parcel = 地块
case-project = 项目
case-party = 企业
case-offer = 报价
case-offer-value = { $offer } 万元/亩
case-reason = 理由
case-asked = 申请日与申请人
case-status = 状态
case-time = 用时
case-time-value = { $late ->
    [yes] { $days } 个工作日，超过 { $allowed } 个工作日的要求
   *[no] { $days } 个工作日（要求不超过 { $allowed } 个）
  }
case-trigger = 受理条件
case-trigger-every-request = 凡有申请即受理
case-trigger-minimum-offer = 已达最低可接受报价 { $minimum } 万元/亩；接近的互不关联企业 { $count } 家：{ $parties }
case-trigger-several-parties = 接近最低报价 { $minimum } 万元/亩的互不关联企业已有 { $count } 家（要求 { $needed } 家）：{ $parties }
case-trigger-none = 未达到：最低可接受报价 { $minimum } 万元/亩，接近的互不关联企业 { $count } 家（要求 { $needed } 家）
case-not-computed = 尚未测算。
case-outdated = 测算之后数据、政策或台账已变，或已超过有效天数。决定前须重新测算。
case-land = 地块与项目
case-land-name = 地块
case-land-platform = 平台
case-land-area = 面积
case-land-use = 规划用途
case-land-apart = 留白指政策性好地块留白，由本市决定划入或释放；不是法定留白用地（代码 16），后者用途未定，释放会商不能改变。
case-land-score = 优质度
case-land-reason = 留白理由
case-land-purpose = 留给
case-land-until = 留白期限
case-project-sector = 项目门类
case-project-stage = 项目阶段
case-project-area = 需地
case-project-need = 需地日期
case-range-mu = { $low } 至 { $high } 亩
case-site = 拟用选址
case-no-site = 解除留白后仍无可行选址
case-points = { $points } 分
case-bar = 门槛
case-bar-met = 达到门槛：质量 { $quality } 分，要求 { $needed } 分。
case-bar-missed = 未达门槛：质量 { $quality } 分，要求 { $needed } 分。释放属于破例，须说明理由。
case-bar-city = 本市门槛
case-bar-city-value = { $level }、{ $group }：{ $least } 分
case-bar-asked = 划定时要求
case-no-level = 未定级平台
case-purpose = 留白用途
case-wanted = { $group } 在留白用途内
case-unwanted = { $group } 不在留白用途内（本市政策不强制）
case-unwanted-binds = { $group } 不在留白用途内，本市政策要求相符
case-known = 质量评分依据的已知权重
case-alternatives = 不占用留白地块的其他选址
case-plan-now = 维持留白时，当前最佳方案安排本项目在 { $site }（{ $score } 分）。
case-plan-now-none = 维持留白时，当前最佳方案未安排本项目。
case-no-alternatives = 本项目没有不占用留白地块的可行选址。
case-column-site = 选址
case-column-platform = 平台
case-column-area = 面积
case-column-score = 得分
case-column-lost = 与本地块相比
case-fewer = 少 { $points } 分
case-more = 多 { $points } 分
case-column-ready = 可交地
case-ready-now = 现在
case-others = 本地块的其他使用者
case-no-others = 解除留白后没有其他项目能用本地块。
case-others-behind = 次优使用者 { $project }，比本项目少 { $points } 分。
case-others-ahead = { $project } 使用本地块比本项目多 { $points } 分。
case-column-project = 项目
case-column-name = 名称
case-column-quality = 质量
case-price = 留白机会成本与等待价值
case-price-value = 留白机会成本（若面向全部项目释放）
case-price-points = { $points } 分（{ $exact }）
case-exact = 已证明
case-between = 介于 { $low } 与 { $high } 之间
case-price-plans = 方案总分
case-price-plans-value = 维持留白 { $held }，解除后 { $released }
case-price-takers = 若面向全部项目释放，将用地的项目
case-price-for-value = 留白机会成本（若仅向本项目释放）
case-price-for-takes = { $points }，本项目将使用该地块
case-price-for-leaves = { $points }，方案总分不增加，本项目不会改用该地块
case-price-moves = 若面向全部项目释放，项目如何移动
case-waiting = 等待价值
case-break-even = 盈亏平衡
case-break-even-value = 每季度有 { $rate } 个以上合适项目时，等待价值达到留白机会成本（面向全部项目）；统计为 { $counted } 个。
case-waiting-none = 政策未设等待价值的假设，未计算。
case-waiting-little = 历史太少（合适项目 { $count } 个），只以留白机会成本为准。
case-waiting-answer = { $answer }。
case-waiting-value = 今后 { $quarters } 个季度的等待价值折合 { $value } 分（区间 { $low } 至 { $high }）。
case-price-note = 留白机会成本为单独解除本地块留白后方案总分的增加。面向全部项目释放时，土地归使方案总分增加最多的项目，不一定是本项目；仅向本项目释放时，代价不会更高。各地块不可相加。等待价值按本市线索记录估计，取决于其假设。
case-checks = 核查
case-checks-count = { $site }，解除留白后：符合 { $passed } 项，不符合 { $failed } 项，有条件 { $conditional } 项，待认定 { $unknown } 项。
case-column-verdict = 结论
case-column-rule = 事项
case-column-matter = 说明
case-opinions = 意见
case-no-opinions = 尚无意见。
case-column-side = 意见方
case-column-view = 意见
case-column-reason = 理由
case-column-by = 何人何时
case-column-paper = 针对
case-opinion-now = 现测算
case-opinion-earlier = 先前测算，不计
case-decision = 决定
case-undecided = 尚未决定。
case-withdrawn = 申请人已撤回：{ $reason }
case-decided = 决定日与决定人
case-sources = 依据
case-source-day = 基准日
case-source-policy = 政策
case-source-rules = 规则
case-source-paper = 测算材料
case-sign-planner = 平台规划：
case-sign-officer = 自然资源和规划局：
case-sign-leader = 分管领导：
code-review-status-open = 会商中
code-review-status-released = 同意释放
code-review-status-kept = 继续留白
code-review-status-withdrawn = 已撤回
code-review-side-planner = 平台规划
code-review-side-officer = 自然资源和规划局
code-review-view-for = 赞成释放
code-review-view-with-conditions = 有条件赞成
code-review-view-against = 不赞成
code-review-scope-project = 仅限本项目
code-review-scope-general = 面向全部项目
code-waiting-answer-keep = 建议继续留白
code-waiting-answer-release = 建议释放
code-waiting-answer-release-if = 取决于项目到来的频率
code-waiting-answer-too-little-history = 历史太少

## 页面
reserve-apart = 此处为政策性好地块留白。法定留白用地（代码 16）另有 { $count } 块，用途未定，不属留白台账。
reserve-tab-board = 留白地块
reserve-tab-ledger = 台账与余额
reserve-tab-reviews = 释放会商
reserve-tabs = 内容
ledger-not-open = 台账尚未启用：以下为导入数据中的留白。首次登记时，全部在库地块作为期初入账。
ledger-in = 在库地块
ledger-area = 在库面积
ledger-score = 平均优质度
ledger-score-note = 按面积加权，{ $share } 的面积有评分
ledger-due = 已到期待决定
ledger-due-note = 期限已过仍在库
ledger-granted = 定向释放中
ledger-granted-note = 限一个项目，到期自动回库
ledger-over-time = 余额变化
ledger-axis-day = 日期
ledger-axis-area = 在库面积（{ $unit }）
ledger-by-platform = 各平台余额
ledger-platform = 平台
ledger-no-platform = 未归属平台
ledger-count = 宗数
ledger-entries = 台账分录
ledger-entry = 序号
ledger-day = 决定日
ledger-kind = 事项
ledger-parcel = 地块
ledger-until = 期限
ledger-project = 项目
ledger-other = 对换地块
ledger-review = 会商
ledger-authority = 决策依据
ledger-by = 登记人
ledger-findings = 导入数据与台账不一致（以台账为准）
ledger-rule-grows = 总量只增不减：释放须同时调入同等或更优地块。理由：{ $reason }
ledger-rule-shares = 各平台留白占未供土地的下限已设定。理由：{ $reason }
ledger-rule-list = 受理条件：报价不低于 { $minimum } 万元/亩，或接近该价的互不关联企业达 { $parties } 家。理由：{ $reason }
ledger-enter = 登记
ledger-form-move = 事项
ledger-form-parcel = 地块
ledger-form-into = 调入地块
ledger-form-reason = 理由（必填）
ledger-form-authority = 决策依据：会议或文件（必填）
ledger-form-has-until = 设期限
ledger-form-until = 最后一日
ledger-form-sectors = 意向门类（不选为不限）
ledger-form-quality = 最低质量分（0 为不另设）
ledger-form-size-min = 意向规模最小（亩，0 为不设）
ledger-form-size-max = 意向规模最大（亩，0 为不设）
ledger-form-interim = 允许临时利用
ledger-form-interim-use = 临时用途
ledger-form-confirm = 登记入账
ledger-follows-designate = 该地块划入留白：未达门槛的项目从下一次计算起不能使用。
ledger-follows-swap = 调出地块即向全部项目开放，调入地块即受留白约束。调入须不小、不劣。
ledger-follows-extend = 只改期限，不改用途与要求。
ledger-follows-expire = 期限已过的地块出库，向全部项目开放。
ledger-follows-take-back = 提前收回定向释放，地块即回库。
ledger-follows-interim = 地块仍在库，他人可临时使用至最后一日。
ledger-follows-interim-end = 结束临时利用，地块仍在库。
ledger-nothing-for = 目前没有可作此项登记的地块。
ledger-done = 已登记 { $count } 笔：{ $parcel }
ledger-only-leader = 台账由分管领导登记。
code-reserve-move-designate = 划入
code-reserve-move-swap = 置换
code-reserve-move-extend = 续期
code-reserve-move-expire = 到期退出
code-reserve-move-take-back = 收回定向释放
code-reserve-move-interim = 临时利用
code-reserve-move-interim-end = 结束临时利用
code-entry-kind-opening = 期初
code-entry-kind-designate = 划入
code-entry-kind-extend = 续期
code-entry-kind-swap-out = 置换调出
code-entry-kind-swap-in = 置换调入
code-entry-kind-release = 释放
code-entry-kind-release-for = 定向释放
code-entry-kind-take-back = 收回定向释放
code-entry-kind-expire = 到期退出
code-entry-kind-interim = 临时利用
code-entry-kind-interim-end = 结束临时利用
rule-reserve-import-differs = 导入状态与台账不同
finding-reserve-import-differs = { $parcel }：导入为 { $recorded ->
    [held] 留白
    [released] 已解除留白
   *[other] 未留白
  }，台账为 { $ledger ->
    [held] 在库
    [granted] 定向释放中
   *[other] 已出库
  }。
rule-reserve-import-unrecorded = 导入留白而台账未登记
finding-reserve-import-unrecorded = { $parcel }：启用台账之后由导入标为留白，无决定可查。请补登记或改正数据。
rule-reserve-parcel-missing = 台账地块不在数据中
finding-reserve-parcel-missing = { $parcel }：台账在库，现有数据中没有这个地块。请核对编号。
rule-reserve-area-differs = 面积与入账时不同
finding-reserve-area-differs = { $parcel }：面积与入账时相差超过 1%。请核对边界。
reviews-none = 还没有释放申请。规划或招商人员可在“留白地块”中为项目申请。
reviews-open = 会商中
reviews-oldest = 最久已 { $days } 个工作日
reviews-mine = 待我处理
reviews-mine-note = 缺我的意见或决定
reviews-median = 已决定用时中位数
reviews-median-value = { $days } 个工作日
reviews-median-none = 尚无已决定的会商
reviews-late = 超过要求用时
reviews-number = 会商
reviews-parcel = 地块
reviews-project = 项目
reviews-status = 状态
reviews-asked = 申请日
reviews-days = 工作日
reviews-waits = 待
reviews-waits-paper = 测算
reviews-waits-trigger = 受理条件
reviews-waits-decision = 决定
reviews-ask = 申请释放
reviews-ask-follows = 申请提交后先测算，再由平台规划和自然资源和规划局出具意见，最后由分管领导决定。您不能决定自己的申请。
reviews-ask-project = 项目
reviews-ask-party = 项目背后的企业（必填）
reviews-ask-offer = 报价（万元/亩，0 为未报价）
reviews-ask-done = 已提交会商 { $number }
reviews-compute = 测算
reviews-compute-again = 重新测算
reviews-computing = 正在测算会商材料……
reviews-computed = 会商 { $number } 已测算
reviews-advise = 出具意见
reviews-advise-view = 意见
reviews-advise-done = 意见已记入会商 { $number }
reviews-withdraw = 撤回申请
reviews-withdraw-done = 会商 { $number } 已撤回
reviews-decide = 决定
reviews-decide-outcome = 决定
reviews-decide-keep = 继续留白
reviews-decide-project = 释放给本项目
reviews-decide-general = 向全部项目释放
reviews-decide-follows-keep = 地块继续留白，会商结束。
reviews-decide-follows-project = { $parcel } 由 { $project } 使用至最后一日；逾期未安排即自动回到留白。其他项目不能使用。
reviews-decide-follows-general = { $parcel } 退出留白，任何合适项目都可使用。
reviews-decide-until = 最后一日
reviews-decide-into = 同时调入地块（可不选）
reviews-decide-into-none = 不调入
reviews-decide-done = 会商 { $number } 已决定
reviews-cannot = 现在不能决定的原因
reviews-cannot-release = 现在不能释放的原因
reviews-pdf = 会商材料 PDF
reviews-html = 会商材料 HTML
reviews-file = 释放会商
code-review-because-review-over = 会商已结束
code-review-because-own-request = 申请人不得决定自己的申请
code-review-because-paper-missing = 尚未测算
code-review-because-paper-outdated = 测算已过时，须重新测算
code-review-because-opinion-planner = 缺平台规划对现测算的意见
code-review-because-opinion-officer = 缺自然资源和规划局对现测算的意见
code-review-because-not-triggered = 未达到受理条件

## 命令
cli-help-reserve-ledger =
    查看留白台账：各平台余额与全部分录；导入数据与台账不一致时退出码为 1。
cli-example-reserve-ledger =
    示例：

      parcels reserve ledger my-city
cli-help-reserve-designate =
    把一个地块划入留白，写明理由、依据、用途与期限。
cli-example-reserve-designate =
    示例：

      parcels reserve designate my-city QH01-005-01 --reason 临高速互通 --authority "市长办公会 2026-31" --until 2028-12-31 --sector new_energy --quality 80
cli-help-reserve-swap =
    用一个地块置换留白中的另一个；调入须不小、不劣。
cli-example-reserve-swap =
    示例：

      parcels reserve swap my-city QH01-005-01 QH01-009-02 --reason 道路改线 --authority "市长办公会 2026-32"
cli-help-reserve-enter =
    登记其他事项：extend 续期、expire 到期退出、take-back 收回定向释放、interim 临时利用、interim-end 结束临时利用。
cli-example-reserve-enter =
    示例：

      parcels reserve enter my-city extend QH01-005-01 --until 2029-12-31 --reason 等待链主 --authority "市长办公会 2026-33"
cli-help-reserve-review =
    列出释放会商，或查看其中一件并写成 PDF、HTML。
cli-example-reserve-review =
    示例：

      parcels reserve review my-city
      parcels reserve review my-city 2 --out case.pdf
cli-arg-reserve-parcel = 地块编号
cli-arg-reserve-into = 调入的地块编号
cli-arg-reserve-move = 事项：extend、expire、take-back、interim、interim-end
cli-arg-review-number = 会商编号；不写则列出全部
cli-option-review-out = 写入的文件，.pdf 或 .html
cli-option-reserve-reason = 理由
cli-option-reserve-authority = 决策依据：会议或文件
cli-option-reserve-until = 最后一日
cli-option-reserve-sector = 意向门类，可重复；不写为不限
cli-option-reserve-quality = 最低质量分，高于政策门槛时起作用
cli-option-reserve-size = 意向规模，亩
cli-option-reserve-interim = 允许临时利用
cli-option-reserve-use = 临时用途
cli-review-written = 会商材料已写入 { $file }
cli-review-line = 会商 { $number }：{ $parcel }，项目 { $project }，{ $status }
error-review-out = 不能写入 { $file }。请写明会商编号，文件名以 .pdf 或 .html 结尾。

code-event-reserve-entered = 留白台账
code-event-reserve-requested = 申请释放留白
code-event-reserve-computed = 释放测算
code-event-reserve-opinion-given = 会商意见
code-event-reserve-decided = 会商决定
code-event-reserve-request-withdrawn = 撤回释放申请
