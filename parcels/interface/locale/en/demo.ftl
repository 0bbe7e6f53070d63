# Demo city
error-demo-size = The demo city cannot be drawn with { $field } = { $value }; use a number from { $least } to { $most }.
