# 落地：里程碑、时限、预警
error-landing-unknown = 没有名为 { $name } 的“落地”口径。可用：{ $known }。
