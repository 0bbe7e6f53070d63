# 错误：文件无法打开
error-file-missing = 文件 { $file } 不存在。请核对路径后重新执行。
error-file-empty = 文件 { $file } 为空（0 字节）。请重新导出，并确认复制完整。
error-file-too-large = 文件 { $file } 大小为 { $megabytes } MB，上限 { $limit } MB。请拆分文件或删去不需要的字段。
error-is-a-folder = { $file } 是文件夹。不能直接读取文件地理数据库（.gdb）或文件夹，请将单个图层导出为 GeoPackage（.gpkg）。
error-not-an-ordinary-file = { $file } 不是普通文件。请先将数据复制为文件。
error-layer-format-unknown = 按内容判断，{ $file } 不是 GeoPackage、GeoJSON、压缩的 Shapefile 或 FlatGeobuf（与扩展名无关）。请导出为上述格式之一，建议 GeoPackage。
error-table-format-unknown = 按内容判断，{ $file } 不是 XLSX 工作簿或 CSV 文本（与扩展名无关）。请另存为 .xlsx 或 .csv。
error-table-where-layer = { $file } 是工作簿，此处需要图层。请提供 GeoPackage、GeoJSON、压缩的 Shapefile 或 FlatGeobuf。
error-layer-where-table = { $file } 是图层，此处需要表格。请提供 .xlsx 或 .csv 文件。
error-dataset-wants-layer =
    { $dataset ->
        [parcels] 地块
        [platforms] 平台
        [projects] 项目
        [roads] 道路
        [utilities] 公用设施
        [constraints] 管控要素
        [milestones] 里程碑
        [readiness] 熟化事项
       *[other] { $dataset }
    }数据需要图层，而 { $file } 是表格。请提供 GeoPackage、GeoJSON、压缩的 Shapefile 或 FlatGeobuf。
error-dataset-wants-table =
    { $dataset ->
        [parcels] 地块
        [platforms] 平台
        [projects] 项目
        [roads] 道路
        [utilities] 公用设施
        [constraints] 管控要素
        [milestones] 里程碑
        [readiness] 熟化事项
       *[other] { $dataset }
    }数据需要表格，而 { $file } 是图层。请提供 .xlsx 或 .csv 文件。
error-topojson = { $file } 为 TopoJSON，不予读取。请先转换为 GeoPackage（例如使用 QGIS）。
error-bare-shapefile = { $file } 是单独的 .shp 文件。请将 .shp、.shx、.dbf、.prj、.cpg 一并压缩后导入 .zip。
error-old-excel = { $file } 为旧版 .xls 或加密的工作簿。请打开后取消密码并另存为 .xlsx。
error-unreadable = 文件 { $file } 无法读取（{ $detail }），可能已损坏或不完整。请重新导出。
error-reader-died = 读取 { $file } 失败：读取进程异常结束（{ $detail }）。文件已损坏或含有恶意内容，请从数据来源重新导出。
error-took-too-long = 读取 { $file } 超过 { $seconds } 秒，已中止。请简化或拆分数据；始终读不完的文件不应信任。
error-out-of-memory = 读取 { $file } 所需内存超过单个文件的限额。请拆分或删去不需要的内容。
error-driver-fence-broken = 读取程序发现未登记的驱动（{ $drivers }），已停止。当前 GDAL 版本较新，请安装 requirements.lock 中的版本。
error-text-encoding-unknown = { $file } 的文字编码既不是 UTF-8 也不是 GB18030（GBK）。请另存为 UTF-8。
error-nul-byte = { $file } 第 { $position } 字节为空字符（NUL），不是文本表格。请重新导出为 CSV。
error-no-layer = { $file } 中没有图层。请确认导出的文件是否正确。
error-no-geometry-column = { $file } 没有图形。请连同图形一并导出。
error-layer-not-chosen = { $file } 含有多个图层：{ $layers }。请以“文件:图层”指明。
error-layer-unknown = { $file } 中没有图层 { $layer }。现有图层：{ $layers }。
error-layer-empty = { $file } 中没有要素。请核对导出结果，未导入任何内容。
error-table-empty = { $file } 只有表头，没有数据行。请填写后重新导入。
error-table-without-header = { $file } 没有表头行。首行应为字段名。
error-sheet-not-chosen = { $file } 有多个含数据的工作表：{ $sheets }。请以“文件:工作表”指明。
error-sheet-unknown = { $file } 中没有工作表 { $sheet }。现有工作表：{ $sheets }。
error-csv-without-sheets = { $file } 是 CSV，没有工作表 { $sheet }。请去掉工作表名。
error-workbook-broken = 工作簿 { $file } 已损坏或不是普通工作簿（{ $detail }）。请打开后另存为新的 .xlsx 再导入。
error-header-duplicate = { $file } 第 { $row } 行：字段名 { $column } 重复。请修改其中之一。
error-header-empty = { $file } 第 { $row } 行是表头，但第 { $column } 列有数据而没有字段名。请补充字段名或删除该列；如该行是标题、表头在其下，请在映射文件中写明表头行（如 header_row = 3）；如没有表头，请补一行字段名。
error-column-reserved = { $file }：字段名 { $column } 为系统保留。请改名。
error-column-duplicate = { $file }：字段名重复。请修改其中之一。
error-row-ragged = { $file } 第 { $row } 行有 { $found } 个单元格，表头为 { $expected } 个。文字中含分隔符的，请加引号。
error-csv-broken = { $file } 第 { $row } 行无法读取（{ $detail }）。请检查引号。
error-full-width-separator = { $file } 以全角逗号“，”分隔。请改用半角逗号“,”。
error-too-many-features = { $file } 有 { $count } 个要素，上限 { $limit }。请拆分或减少要素。
error-too-many-vertices = { $file } 有 { $count } 个节点，上限 { $limit }。请简化图形或拆分文件。
error-too-many-columns = { $file } 有 { $count } 个字段，上限 { $limit }。请删去不需要的字段。
error-too-many-rows = { $file } 超过 { $limit } 行（至少 { $count } 行）。请拆分，并删除仅有格式的空行。
error-too-many-cells = { $file } 有 { $count } 个单元格，上限 { $limit }。请删去不需要的字段。
error-text-too-long = { $file } 第 { $row } 行：字段 { $column } 的文字有 { $length } 字，上限 { $limit } 字。请缩短。
error-zip-broken = { $file } 不是完整的压缩文件（{ $detail }）。请重新压缩。
error-zip-not-one-shapefile = { $file } 应恰含一个 Shapefile，现有 { $count } 个。请将一个 .shp 连同 .shx、.dbf、.prj、.cpg 压缩。
error-zip-too-many-members = { $file } 含 { $count } 个文件，上限 { $limit } 个。请只压缩该图层的文件。
error-zip-link-or-encrypted = { $file } 含有链接或加密文件。请压缩普通文件，不设密码。
error-zip-ratio = { $file } 解压后为原大小的 { $ratio } 倍，上限 { $limit } 倍，与压缩炸弹特征相符。请重新导出数据。
error-unpacked-too-large = { $file } 解压后超过 { $limit } 字节。请拆分数据。
error-shapefile-part-missing = { $file } 中的 Shapefile 缺少 { $part } 文件。请将 .shp、.shx、.dbf、.prj、.cpg 一并压缩。
error-gpkg-damaged = GeoPackage 文件 { $file } 已损坏或不完整（{ $detail }）。请重新导出。
error-gpkg-view = { $file } 的图层 { $layer } 是视图。请导出为独立的表。
error-gpkg-virtual-table = { $file } 含有不属于 GeoPackage 的虚拟表。请将图层导出到新文件。
error-geojson-no-collection = { $file } 不是 GeoJSON 要素集合（FeatureCollection），实际为 { $kind }。请导出为 GeoJSON 或 GeoPackage。
error-geojson-broken = { $file } 不是完整的 JSON：第 { $line } 行第 { $column } 列。文件可能不完整，请重新导出。
error-geojson-bad-feature = { $file } 含有不符合 GeoJSON 的要素。请重新导出。
error-geojson-not-utf8 = { $file } 不是 UTF-8 编码，GeoJSON 必须为 UTF-8。请另存为 UTF-8。
error-geojson-too-deep = { $file } 嵌套层次过深，不是图层数据。请重新导出。
error-geojson-constant = { $file } 第 { $line } 行第 { $column } 列：{ $token } 不符合 JSON，也不是坐标。请更正或删除该处要素后重新导出。
error-geojson-duplicate-key = { $file } 的同一对象中 { $key } 出现两次，无法判断以何者为准。请重新导出。
error-geojson-crs-link = { $file } 以链接指明坐标系。系统不访问任何链接，请改写为 EPSG:n，或删去后用 --crs 说明。

# 错误：坐标系与位置
error-work-crs-missing = 工作区没有坐标系。请用 --crs 指定以米为单位的投影坐标系，例如 EPSG:4549。
error-work-crs-not-metres = { $crs } 不以米为单位，面积将不正确。请用 --crs 指定本市的投影坐标系，例如 EPSG:4549。
error-crs-web-mercator = { $crs }（Web 墨卡托）在北纬 30° 处面积约偏大三分之一。请用 --crs 指定本市的投影坐标系，例如 EPSG:4549。
error-crs-name-refused = 不接受以 { $crs } 作为坐标系名称。请写作 EPSG:n。
error-crs-unknown = 没有坐标系 { $crs }。请核对编号。
error-crs-legacy = { $crs }（{ $datum }）不能换算：没有主管部门的转换参数，只有数十米量级的概略值。请向测绘主管部门索取 CGCS2000 坐标的文件。
error-file-crs-legacy = { $file } 的坐标系为 { $crs }（{ $datum }），不能换算：没有主管部门的转换参数，只有数十米量级的概略值。请向测绘主管部门索取 CGCS2000 坐标的文件。
error-axes-swapped = { $file }：x、y 颠倒（在 { $crs } 中 x = { $x }，y = { $y }）。测量成果常以北坐标在前，请交换两列后重新导出。
error-degrees-given-as-metres = { $file }：坐标（x = { $x }，y = { $y }）为经纬度，而 { $crs } 以米为单位。请说明正确的坐标系，例如 EPSG:4490。
error-metres-given-as-degrees = { $file }：坐标（x = { $x }，y = { $y }）以米为单位，而 { $crs } 为经纬度。请说明所用的投影坐标系，例如 EPSG:4549。
error-zone-prefix-missing = { $file }：{ $crs } 的横坐标应带带号，而 x = { $x } 不带。请改用不带带号的坐标系（4509 + 带号，例如 40 带为 EPSG:4549）。
error-zone-prefix-unexpected = { $file }：x = { $x } 带有带号，而 { $crs } 不带。请改用带带号的坐标系（4488 + 带号，例如 40 带为 EPSG:4528）。
error-zone-prefix-mismatch = { $file }：x = { $x } 的带号与 { $crs } 不一致。请说明该带的坐标系。
error-local-coordinates = { $file }：坐标（x = { $x }，y = { $y }）对 { $crs } 而言过小，疑为地方独立坐标系。请换算为 CGCS2000，系统不作猜测。
error-outside-area-of-use-all = { $file }：大部分要素位于 { $work-crs } 适用范围之外（在 { $crs } 中 x = { $x }，y = { $y }）。请核对文件与工作区的坐标系。{ $suggestion ->
        [none] {""}
       *[other] 按经度推断可能为 { $suggestion }。
    }

# 错误：数据集与映射文件
error-column-missing = { $file } 缺少必填字段 { $field } 对应的列。现有列：{ $columns }。相近：{ $near }。请在映射文件中指明：[{ $dataset }.fields] { $field } = "列名"。
error-scheme-column-missing = { $file } 给出用途代码但未说明分类。同一数字在不同分类中含义不同，请在列 { $field } 或映射文件 [parcels.constants] 中说明，例如 { $field } = "A-2023"。
error-constraint-kind-bad = { $value } 不能作为管控图层的类别（{ $file }）。请用小写字母、数字和下划线，例如 flood。
error-repair-unknown = 没有修复项 { $value }。可用：{ $allowed }。
error-mapping-missing = 映射文件 { $file } 不存在。请核对 --mapping 的路径。
error-mapping-is-a-folder = 映射文件 { $file } 是文件夹。请给出其中的 .toml 文件。
error-mapping-not-utf8 = 映射文件 { $file } 不是 UTF-8 编码。请另存为 UTF-8。
error-mapping-field-twice = { $file } 的 [{ $place }]：字段 { $field } 有两个来源。在 fields、constants、from_layer 中只能保留一个。
error-mapping-too-large = 映射文件 { $file } 超过 { $limit } 字节，不是映射文件。
error-mapping-broken = 映射文件 { $file } 第 { $line } 行不是有效的 TOML（{ $detail }）。请核对括号、引号和等号。
error-mapping-unknown-key = { $file }：{ $place } 不是映射文件的设置项。请核对拼写，全部设置见 docs/import.md。
error-mapping-wrong-value = { $file }：{ $place } 的值不符合要求（{ $rule ->
        [string_type] 应为加引号的文字
        [dict_type] 应为一个表
        [model_type] 应为一个表
        [tuple_type] 应为一个表
        [missing] 缺少该项
        [less_than_equal] 数值过大
        [greater_than] 数值过小
        [greater_than_equal] 数值过小
        [float_type] 应为数值
        [int_type] 应为整数
        [int_parsing] 应为整数
        [float_parsing] 应为数值
        [string_pattern_mismatch] 写法不符
       *[other] { $rule }
    }）。允许的值见 docs/import.md。
error-mapping-unknown-field = { $file } 的 [{ $place }]：没有字段 { $field }。可用字段：{ $fields }。
error-mapping-column-missing = { $file } 没有列 { $column }（映射文件 { $place } 处引用）。现有列：{ $columns }。
error-mapping-column-taken = { $file } 已有列 { $column }，请在 { $place } 处为并入的列另取名称。
error-mapping-bad-pattern = 映射文件中 { $file } 的列 { $column } 的模式 { $pattern } 不是 RE2 语法的正则表达式。
error-mapping-unit-unknown = 映射文件的 units 中，{ $unit } 不能作为 { $field } 的单位（用于 { $file }）。可用：{ $units }。
error-join-key-repeated = { $file }：有 { $count } 行的键 { $column } 重复（例如 { $value }）。请在 join 中加上 pick = "first" 或 pick = "largest:列名"。
error-from-layer-crs-missing = 映射文件 from_layer.{ $field } 引用的图层 { $file } 没有坐标系。请在该处加上 crs = "EPSG:n"，系统不作猜测。
error-from-layer-needs-layer = { $file } 是表格，{ $field } 不能从图层取值。请删去映射文件中的 from_layer.{ $field }。

# 问题：整个文件
issue-extension-differs = 文件扩展名为 { $value }，内容为 { $kind }，已按内容读取。
issue-encoding-decided = 文字按 { $encoding } 读取，由字节判定（文件自称：{ $stated }）。请核对若干中文名称。
issue-blank-rows-skipped = 跳过空行 { $count } 行，不计入读取数。
issue-formula-in-cell = 单元格 { $cell } 为公式，未予计算，取其已存的值 { $value }。请以值代替公式。
issue-formula-without-value = 单元格 { $cell } 为公式且没有已存的值，未予计算，按空值处理。请以值代替公式。
issue-cells-merged = 表头以下有 { $count } 处合并单元格（{ $areas }）。只有每处的首格有值，其余按空值读取。请取消合并并逐格填写。
issue-formulas-found = 共 { $count } 个单元格为公式，均未计算。
issue-z-dropped = { $count } 个要素带有高程，已略去。
issue-m-dropped = 量测值（M 值）已略去。
issue-curves-straightened = { $count } 个要素含曲线，已转为折线。请核对面积。
issue-crs-identified = 文件中的坐标系 { $name } 已识别为 { $crs }。
issue-crs-unidentified = 文件中的坐标系 { $name } 无法识别。以说明的坐标系为准，不作猜测。
issue-crs-stated = 文件没有坐标系，已按说明采用 { $crs }。
issue-stated-crs-not-used = 文件坐标系为 { $crs }，未采用说明的 { $stated }。
issue-geojson-not-degrees = 未注明坐标系的 GeoJSON 应为经纬度，但数值不可能是经纬度，已采用说明的 { $crs }。
issue-crs-transformed =
    由 { $source } 转换到 { $target }，标称精度 { $accuracy } 米（-1 为未知）。{ $best ->
        [yes] 已采用最优转换。
       *[no] 另有更精确的转换，但未安装所需格网。
    }
issue-crs-transformed-ballpark = 由 { $source } 转换到 { $target }，两个基准之间未作平移。WGS 84 与 CGCS2000 之间差别在分米以内；其他基准请核对位置。
issue-columns-unused = 有 { $count } 列未使用：{ $columns }。
issue-constant-from-mapping = 按映射文件，{ $count } 行的 { $field } 均取 { $value }。
issue-values-translated = 按映射文件转换 { $field } 的值 { $count } 个。
issue-values-by-wildcard = 按映射文件的“*”，{ $field } 的其他值 { $count } 个取为 { $value }。
issue-values-from-layer = { $field } 取自 { $layer } 的列 { $column }（以面积占比最大者为准），共 { $count } 行。
issue-unit-converted = { $field } 由 { $source } 换算为 { $target }：乘以 { $factor }。
issue-joined = { $table }：{ $matched } 行找到对应键，{ $unmatched } 行未找到，其值为空。
issue-scheme-without-dictionary = 有 { $count } 行采用分类 { $value }，系统没有该分类的代码表，代码按文字比较。
issue-declared-area-unit = { $field } 的单位疑为 { $unit } 而非亩（共同比值 { $ratio }）。请在映射文件中说明：[parcels.units] { $field } = "{ $unit }"。

# 问题：记录
issue-row-left-out-by-mapping = 按映射文件不予导入：{ $field } = { $value }（{ $rule }）。
issue-rows-merged = 按映射文件，{ $field } 相同的 { $count } 行合并为一条记录（本行为其一），保留首行字段。
issue-share-too-small = { $field } 无值：面积占比最大的 { $value } 为 { NUMBER($share, style: "percent") }，低于 { $rule }。请在文件中给出该值。
issue-field-empty = { $field } 为空，请补充后重新导入。
issue-scheme-missing = 用途代码未说明分类（{ $field } 为空）。请说明分类及版本，例如 A-2023。
issue-uses-scheme-missing = 用途代码 { $value } 未说明分类，按各地块的分类检索；填明 { $field }（如 A-2023）之前不能签约。
issue-list-empty = { $field } 没有内容，请至少给出一个代码。
issue-full-width-digits = { $field } = { $value } 含全角数字，已按半角读取。
issue-number-thousands-separator = { $field } = { $value } 含千位分隔符，请去掉后填写。
issue-number-unreadable = { $field } = { $value } 不是数值。请只写数字，不带单位。
issue-number-negative = { $field } = { $value } 为负数，请更正。
issue-number-above-one = { $field } = { $value } 大于 1。请填写 0 至 1 的数值，不用百分数。
issue-date-unreadable = { $field } = { $value } 不是日期。请写作 2027-03-01，或将单元格设为日期格式。
issue-date-order-unclear = { $field } = { $value }：无法区分日与月。请将年份写在前面，如 2027-03-01。
issue-date-impossible = { $field } = { $value } 不是真实存在的日期，请更正。
issue-date-placeholder = { $field } = { $value } 表示“无日期”，按空值处理。请填写日期；非必填的可留空。
issue-date-out-of-range = { $field } = { $value } 不在 1901 年至 2199 年之间，请更正。
issue-boolean-unreadable = { $field } = { $value } 不是“是”或“否”。请写 是 / 否、yes / no、true / false 或 1 / 0。
issue-code-unknown = { $field } = { $value } 不在代码表中（{ $rule }）。相近：{ $near }。请更正，或在映射文件中转换。
issue-land-use-unknown = { $field } 中的代码 { $value } 在 { $rule } 中不存在。相近：{ $near }。请更正代码或分类。
issue-land-use-not-listed = { $field } 中的代码 { $value } 不在 { $rule } 的代码表中，该表并不完整，请核对。
issue-sector-code-unknown = { $field } = { $value } 不是 { $rule } 的代码。请写一个字母加二至四位数字，例如 C3985。
issue-sector-group-unknown = { $field } = { $value } 不是产业门类（{ $rule }）。
issue-id-reserved-character = { $field } = { $value } 含空格或 + / = 之一，这些符号在方案文件中用作分隔。请改名。
issue-id-repeated = { $field } = { $value } 出现于 { $count } 行。编号必须唯一，请更正，或在映射文件中用 dissolve 合并。
issue-duplicate-dropped = 按要求删去：{ $value } 的相同副本。
issue-reference-unknown =
    { $field } = { $value } 不在已有的{ $rule ->
        [parcels] 地块
        [platforms] 平台
        [projects] 项目
        [roads] 道路
        [utilities] 公用设施
        [constraints] 管控要素
        [milestones] 里程碑
        [readiness] 熟化事项
       *[other] { $rule }
    }编号之中。请先导入，或更正编号。
issue-area-not-positive = { $field } = { $value } 不大于零，请更正。
issue-area-range-crossed = 最小面积 { $least } 亩大于最大面积 { $most } 亩，请更正其一。
issue-more-land-than-exists = 项目至少需要 { $value } 亩，而全部地块共 { $land-mu } 亩。请核对面积及单位。

# 问题：图形
issue-geometry-missing = 没有图形。请补绘，或删去该行。
issue-geometry-empty = 图形为空。请补绘，或删去该行。
issue-geometry-unreadable = 图形无法读取，请重新导出。
issue-geometry-unclosed = 图形环未闭合。请闭合，或指定 --repair close_rings。
issue-geometry-not-finite = 坐标不是有效数值（NaN 或无穷大），请更正。
issue-geometry-wrong-type = 图形类型为 { $value }，此处应为 { $rule }，不予导入。请提供该类型的图层。
issue-geometry-invalid = 多边形无效：{ $reason }，位置 { $place }。请更正，或指定 --repair make_valid。
issue-ring-closed = 按要求闭合：原图形环未闭合。
issue-made-valid = 按要求修复：面积由 { $before-m2 } 平方米变为 { $after-m2 } 平方米（变化 { $change-m2 } 平方米）。
issue-outside-area-of-use = 要素位于 { $rule } 适用范围之外（经度 { $lon }，纬度 { $lat }）。请更正坐标。
issue-sliver = 面积仅 { $area-m2 } 平方米，为碎片。请并入相邻地块，或指定 --repair drop_slivers。
issue-sliver-dropped = 按要求删去：面积 { $area-m2 } 平方米的碎片。
issue-overlap = 与 { $other } 重叠 { $area-m2 } 平方米（容差 { $rule }）。请厘清两者界线。
issue-geometry-repeated = 与 { $other } 图形相同（{ $area-m2 } 平方米）。请删去其一。
issue-declared-area-differs = 登记面积 { $declared-mu } 亩，图形面积 { $true-mu } 亩，相差 { $percent }%。请核对以何者为准。

# 报告
quality-title = 数据导入质量报告
quality-subtitle = 每一行的处理结果。未经要求不作任何修复。
quality-dataset = 数据集
quality-source = 文件
quality-crs = 坐标系
quality-sha256 = SHA-256
quality-read = 读取
quality-kept = 保留
quality-repaired = 按要求修复
quality-refused = 拒收
quality-records = 记录数
quality-row = 行
quality-record = 编号
quality-action = 处理
quality-sentence = 问题与处理办法
quality-count = 数量
quality-example = 示例
quality-balance = 保留 { $kept } + 按要求修复 { $repaired } + 拒收 { $refused } = 读取 { $read }。
quality-unbalanced = 数量不符：{ $kept } + { $repaired } + { $refused } ≠ { $read }。这是程序缺陷，请反馈。
quality-defaults = 空值采用的默认值
quality-default = { $field }：{ $count } 处
quality-no-issues = 没有问题。
quality-not-listed = 另有 { $count } 条 { $code } 已计数，未逐条列出。
quality-at-row = 第 { $row } 行（{ $record }）：
quality-at-row-only = 第 { $row } 行：
code-issue-action-noted = 说明
code-issue-action-kept = 保留
code-issue-action-value-dropped = 该值未采用
code-issue-action-repaired = 已修复
code-issue-action-refused = 拒收
