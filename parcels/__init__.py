"""Land and parcel allocation planner: project, parcel and law on one map (用地统筹规划)."""

__version__ = "0.1.0"
