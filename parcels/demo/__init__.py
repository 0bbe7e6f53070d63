"""The fictional demo city 清和市 (演示数据), generated from a seed."""
