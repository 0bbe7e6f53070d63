# 单位
unit-mu = 亩
unit-hectare = 公顷
unit-m2 = 平方米
unit-m = 米
unit-share = 占比
unit-wan-yuan = 万元

# 坐标系错误
error-crs-missing = { $file }：图层 { $layer } 没有坐标系。请用 --crs EPSG:n（或 --layer-crs { $layer }=EPSG:n）说明，系统不作猜测。
error-crs-not-metres = 图层 { $layer } 的坐标系为 { $crs }，单位不是米。请用 --crs 指定本市的投影坐标系，例如 EPSG:4549。
