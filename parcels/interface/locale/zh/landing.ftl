# 落地：里程碑、时限、预警
error-landing-unknown = 没有名为 { $name } 的“落地”口径。可用：{ $known }。
error-calendar-columns = { $file } 不是工作日历：首行须为列名 { $columns }。
error-calendar-row = { $file } 第 { $row } 行：“{ $value }”无法采用。日期写作 YYYY-MM-DD，每个日期只写一次；是否上班写“是”或“否”。
rule-idle-land = 闲置土地
finding-idle-land = 是否疑似闲置由落地时限提示，以主管部门认定为准。
rule-filing-extension = 备案（核准）延期
finding-filing-extension = 申请备案（核准）延期的最后日期由落地时限提示。
error-landing-settings-invalid = { $file } 的 { $path }：{ $problem }。请从随附的落地设置改起，一次改一项。
error-landing-file-unreadable = 无法读取 { $file }（{ $problem }）。请另存为 UTF-8 文本。
