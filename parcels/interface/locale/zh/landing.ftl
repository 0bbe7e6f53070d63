# 落地：里程碑、时限、预警
error-landing-unknown = 没有名为 { $name } 的“落地”口径。可用：{ $known }。
error-calendar-columns = { $file } 不是工作日历：首行须为列名 { $columns }。
error-calendar-row = { $file } 第 { $row } 行：“{ $value }”无法采用。日期写作 YYYY-MM-DD，每个日期只写一次；是否上班写“是”或“否”。
