"""The fictional demo city 清和市 (演示数据): the same seed gives the same city at any size."""

from parcels.demo.city import demo_city
from parcels.demo.size import BASE_DATE, CITY_NAME, CRS, DemoSize
from parcels.demo.writing import write_demo

__all__ = ["BASE_DATE", "CITY_NAME", "CRS", "DemoSize", "demo_city", "write_demo"]
