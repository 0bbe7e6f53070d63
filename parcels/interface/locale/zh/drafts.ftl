### 图上作业：草图

error-draft-kind-unknown = “{ $value }”不是可识别的草图类型，请在地图上重新绘制。
error-draft-unreadable = 草图无法读取：字段 { $field } 缺失或损坏。请删除后重新绘制。
error-draft-place-unknown = 没有第 { $place } 项草图，列表共 { $count } 项。请刷新页面。
