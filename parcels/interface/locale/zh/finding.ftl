# 查找、筛选、选定
search-hint = 按编号、名称、项目或坐标查找
search-found = “{ $text }”共有 { $total } 条结果，显示 { $shown } 条。
search-nothing = 未找到“{ $text }”。请核对编号或名称，或输入坐标（经度、纬度，或东坐标、北坐标）。
search-at-point = { $text } 处的地块：
search-near-point = { $text } 处没有地块，距离最近的是：
search-swapped = { $text }：两个数的次序颠倒。应先写经度或东坐标，后写纬度或北坐标。
search-zone = { $text }：东坐标带有带号，而 { $crs } 不带带号。
search-outside = { $text } 不在本市范围内，相距约 { $km } 千米。应先写经度或东坐标；东、北坐标采用 { $crs }。
search-nowhere = { $text } 既不是有效的经纬度，也不是 { $crs } 的坐标，请核对数字。
search-try = 改查 { $text }
search-away = 相距 { $distance }
search-close = 关闭查找
filter-button = 筛选
filter-button-set = 筛选（{ $count } 项）
filter-left = 余 { $left } / { $total }
filter-clear = 清除筛选
filter-any = 不限
filter-nothing-left = 没有符合条件的记录。请减少条件或清除筛选。
filter-platforms = 平台
filter-classes = 可供状态
filter-uses = 规划用途
filter-verdicts = 最不利结论
filter-no-finding = 未发现问题
filter-stages = 阶段
filter-sectors = 产业类别
filter-promoters = 招引单位
filter-wanting = 仅看尚需用地的项目
filter-area-from = 面积不小于（{ $unit }）
filter-area-to = 面积不大于（{ $unit }）
filter-ready-by = 可交地不晚于
filter-needed-by = 需地不晚于
register-sort = 排序
register-down = 降序
register-page = 页（共 { $pages } 页）
picked-title = 已选定地块
picked-by-class = 按可供状态
picked-each = 逐宗
picked-hint = 点选一行查看地块情况
picked-back = 已同时选定 { $count } 宗地块
picked-clear = 取消选定
picked-not-in-address = 网址最多列出 { $most } 宗地块，本次选定未写入网址。
link-unknown-parcel = 链接所指地块不在本市数据中：{ $ids }{ $more ->
        [0] {""}
       *[other] 等另 { $more } 宗
    }。地块可能已更名或拆分，请按名称查找。
link-unknown-project = 链接所指项目不在本市数据中：{ $ids }{ $more ->
        [0] {""}
       *[other] 等另 { $more } 个
    }。请核对编号，或按名称查找。
link-unknown-filter = 链接中的筛选条件无法识别，已忽略：{ $parts }。
map-role-lit = 突出显示，其余淡化
head-best-site = 首选用地
prospects-progress = 正在查找首选用地：{ $stage }
prospects-alone = 首选用地按单个项目计算，两个项目可能指向同一地块，以统筹方案为准。
prospects-failed = 暂时无法查找首选用地；可点选项目单独查找。
