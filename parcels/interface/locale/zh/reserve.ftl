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
