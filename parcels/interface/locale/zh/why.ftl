# 为何选在此处、为何未落地
why-step-help = 本步淘汰 { $count } 个用地方案；点按可在图上查看所涉地块
why-funnel-hint = 点按任一步骤，可在图上查看该步淘汰的地块。
why-dropped-at = 在“{ $step }”一步淘汰
why-dropped-count = { $count } 宗
why-dropped-rule = 地块按含有该地块的最后一个用地方案被淘汰的步骤计；图上其余地块淡化显示。
why-show-all = 恢复显示全部地块
why-more-on-map = 共 { $count } 宗，列出 { $shown } 宗，图上全部显示。
why-reason-universe = 全部可配置用地。
why-reason-area = 项目需用地 { $area }。含上述地块的用地方案（单宗或与相邻地块合并）面积均不合适。
why-reason-shape = 含上述地块的用地宽度不足，或临路长度不足。
why-reason-use = 项目可用的规划用途为 { $uses }，含上述地块的用地方案均有用途不符的土地。
why-reason-law = 含上述地块的用地方案均有土地受法定管控要素限制，或位于现行范围线之外。
why-reason-services = 含上述地块的用地方案，供电、供水、供气、排污能力不足，或距道路过远。
why-reason-ready = 项目需在 { $day } 前用地。含上述地块的用地方案均有土地交地较晚，或交地日期未登记。
why-reason-bar = 项目未达到平台准入门槛，或未达到留白地块启用门槛。
why-reason-free = 含上述地块的用地方案均有土地已承诺、预留或核发落地证明给其他项目。
why-reason-score = 项目落在含上述地块的任一用地方案，方案所失多于所得。
why-site-title = 为何选在此处
why-runner-title = 次优用地
why-no-runner = 该项目没有其他可选用地。
why-gap-runner = 次优用地低 { $n } 分。
why-gap-same = 次优用地得分相同。
why-regret-words = 若不能使用该用地，整个方案将减少 { $n } 分{ $proven ->
        [yes] {""}
       *[no] （求解提前停止，未证明最优）
    }，{ $level ->
        [none] 可随时替换。
        [small] 替换损失较小。
       *[large] 难以替换。
    }
why-regret-unknown = 尚未计算不使用该用地时方案的损失。
why-price-title = 留白机会成本
why-price-unknown = 尚未按现有数据计算留白机会成本，可在“留白机会成本”页计算。
why-price-zero = { $parcel }：启用后现行方案无增益。
why-price-points = { $parcel }：启用后现行方案可增加 { $points } 分。
why-price-moves = 启用后的调整：
why-relax-title = 放宽何种条件可落地
why-what-if = 试算
why-what-if-help = 按此调整新建情景方案，不改动登记数据
why-what-if-name = 试算：{ $project }
why-what-if-made = 已新建情景方案“{ $name }”。
why-what-if-part = 未纳入情景方案的调整：{ $changes }。政策未设的限额无从调高；由有效的用地安排或用地保障凭证落实的承诺，只能由有权主体解除。
why-not-examined = 未分析：本次求解未分析原因，或分析时限已到
why-refused-title = 已存方案中未落地的原因
why-refused-stale = 方案早于现有数据，请重新编制后再行判断。
why-placed-title = 已存方案的安排
why-placed-at = { $day } 的方案将该项目安排在 { $site }。
why-no-plan = 尚无已存方案；可在方案页计算何种调整可使该项目落地。
site-this = 本用地
why-gap-better = 次优用地单独得分更高，但整个方案选用本用地更优。
colon = ：
why-best-title = 首选用地
why-gap-best = 首选用地高 { $n } 分。
