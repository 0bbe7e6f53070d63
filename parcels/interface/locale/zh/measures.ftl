# 用地量算错误
error-overlay-not-polygon = 图层 { $layer } 有 { $count } 个要素不是面，首个在第 { $row } 行。只有面要素可以量算面积，请以面要素重新导入。
error-overlay-invalid-geometry = 图层 { $layer } 有 { $count } 个面的图形无效，首个在第 { $row } 行：{ $reason }。请在源数据中修正，或开启修复后重新导入。
error-overlay-empty-geometry = 图层 { $layer } 有 { $count } 个面没有面积，首个在第 { $row } 行。请补绘范围线，或去掉该记录。
error-crs-differs = 图层 { $layer } 的坐标系为 { $crs }，地块的坐标系为 { $other }。请统一到工作区坐标系后导入。
error-frontage-reach = 临路判定距离必须大于 0 米，现为 { $value } 米。

# 可分割地块未分割的原因
code-uncut-too-small = 面积不足两块最小分割面积
code-uncut-too-short = 长度不足两块最小分割宽度
code-uncut-many-parts = 由多个不相连的部分组成
code-uncut-unusable-pieces = 任何分割都会留下过窄或不连片的部分
