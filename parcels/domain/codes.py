"""The closed lists of the field: stable English codes, the Chinese legal term in each docstring.

Labels for people live in the message catalogue (``code-<enum>-<value>``), never here.
"""

from enum import StrEnum


class PlatformLevel(StrEnum):
    """Level of an industrial platform. In Chinese: 平台级别."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    CITY = "city"
    COUNTY = "county"


class PlatformPhase(StrEnum):
    """Open first, then focused. In Chinese: 先放后收."""

    OPEN = "open"
    FOCUSED = "focused"


class LandStatus(StrEnum):
    """Place of a parcel in the land chain. In Chinese: 土地状态."""

    PLANNED = "planned"
    """规划, not yet approved."""
    APPROVED = "approved"
    """已批农用地转用."""
    ACQUIRED = "acquired"
    """已征收."""
    CLEARED = "cleared"
    """净地: can be supplied now."""
    SUPPLIED = "supplied"
    """已供应: contract signed."""
    BUILT = "built"
    """已建成."""

    @property
    def is_allocatable(self) -> bool:
        """Whether land in this state can still be planned for."""
        return self not in (LandStatus.SUPPLIED, LandStatus.BUILT)


class ReserveStatus(StrEnum):
    """Policy reserve of prime land; not statutory use 16. In Chinese: 好地块留白."""

    NONE = "none"
    HELD = "held"
    RELEASED = "released"


class ProjectStage(StrEnum):
    """Stage of an investment project. In Chinese: 项目阶段."""

    LEAD = "lead"
    """线索."""
    NEGOTIATING = "negotiating"
    """在谈."""
    SIGNED = "signed"
    """已签约."""
    REGISTERED = "registered"
    """已注册."""
    FILED = "filed"
    """已备案."""
    SUPPLIED = "supplied"
    """已供地."""
    STARTED = "started"
    """已开工."""
    COMPLETED = "completed"
    """已竣工."""
    PRODUCING = "producing"
    """已投产."""
    ACCEPTED = "accepted"
    """已达产验收."""
    WITHDRAWN = "withdrawn"
    """已终止."""

    @property
    def wants_land(self) -> bool:
        """Whether a project in this stage still looks for land."""
        return self in WANTING_LAND

    @property
    def is_signed(self) -> bool:
        """Whether a promise was made (签约 or later, not withdrawn)."""
        return self not in (ProjectStage.LEAD, ProjectStage.NEGOTIATING, ProjectStage.WITHDRAWN)


WANTING_LAND = frozenset(
    {ProjectStage.LEAD, ProjectStage.NEGOTIATING, ProjectStage.SIGNED, ProjectStage.REGISTERED, ProjectStage.FILED}
)


class SectorGroup(StrEnum):
    """Sector groups of the city. In Chinese: 产业门类; the first six are the lead groups (六大产业)."""

    INFORMATION = "information"
    """新一代信息技术."""
    NEW_ENERGY = "new_energy"
    """新能源."""
    HEALTH = "health"
    """健康医养."""
    TOURISM = "tourism"
    """现代旅游."""
    COMMERCE = "commerce"
    """商贸购物休闲."""
    LOGISTICS = "logistics"
    """现代物流."""
    EQUIPMENT = "equipment"
    """高端装备."""
    MATERIALS = "materials"
    """新材料、化工."""
    ENVIRONMENT = "environment"
    """节能环保."""
    FOOD = "food"
    """食品、农产品加工."""
    LIGHT_INDUSTRY = "light_industry"
    """纺织服装、轻工、家居."""
    SERVICES = "services"
    """科技与现代服务."""
    OTHER = "other"
    """其他."""


class Severity(StrEnum):
    """What a rule does when it is met. In Chinese: 管控类型."""

    BLOCK = "block"
    """禁止: no local route, never waived."""
    APPROVAL = "approval"
    """须经批准."""
    STUDY = "study"
    """须开展专项评估."""
    BUFFER = "buffer"
    """安全距离."""
    HEIGHT = "height"
    """限高."""
    NOTE = "note"
    """提示."""


class Verdict(StrEnum):
    """Outcome of one check. In Chinese: 核查结论."""

    PASS = "pass"
    """符合."""
    CONDITIONAL = "conditional"
    """有条件."""
    FAIL = "fail"
    """不符合."""
    NOT_SET = "not_set"
    """未设: no threshold is set."""
    UNDETERMINED = "undetermined"
    """待认定: data are missing or a formal act is needed."""


class RoadClass(StrEnum):
    """Class of a road. In Chinese: 道路等级."""

    MOTORWAY = "motorway"
    NATIONAL = "national"
    PROVINCIAL = "provincial"
    COUNTY = "county"
    TOWNSHIP = "township"
    ARTERIAL = "arterial"
    SECONDARY = "secondary"
    LOCAL = "local"


class UtilityKind(StrEnum):
    """Kind of utility facility. In Chinese: 市政设施类别."""

    SUBSTATION = "substation"
    POWER_LINE = "power_line"
    WATER_MAIN = "water_main"
    GAS_PIPELINE = "gas_pipeline"
    SEWAGE_PLANT = "sewage_plant"
    HEAT_MAIN = "heat_main"
    TELECOM = "telecom"


class FunnelStep(StrEnum):
    """Steps a site must pass for a project, in this order. In Chinese: 选址漏斗."""

    UNIVERSE = "universe"
    """全部可选地块组合: every site examined, before the first step."""
    AREA = "area"
    SHAPE = "shape"
    USE = "use"
    LAW = "law"
    SERVICES = "services"
    READY = "ready"
    BAR = "bar"
    FREE = "free"
    SCORE = "score"
