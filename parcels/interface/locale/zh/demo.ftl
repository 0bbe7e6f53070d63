# 演示城市
error-demo-size = 演示城市的参数 { $field } 为 { $value }，超出可生成的范围（{ $least } 至 { $most }）。请改用范围内的数值。
