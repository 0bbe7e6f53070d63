import shapely

from parcels.domain.codes import Severity, Verdict
from parcels.domain.finding import Finding
from parcels.planning.candidates import demand_of
from parcels.service.offending import offences, part_shapes, read_layers
from parcels.service.prepared import basis
from parcels.service.site_desk import site_desk
from tests.service.conftest import AS_OF, land


def looked_at(ws, site: str):
    prepared = basis(ws, None, AS_OF)
    desk = site_desk(prepared)
    findings = desk.allocation_findings(demand_of(prepared.land, "P1"), desk.facts(site))
    shapes = part_shapes(prepared.land, site)
    return findings, offences(
        prepared.city, shapes, findings, read_layers(prepared.city, prepared.land.law_context.rules)
    )


def by_rule(found) -> dict[str, float]:
    return {one.rule: round(one.area_m2, 6) for one in found.found}


def test_the_quarter_of_a_parcel_under_basic_farmland_is_cut_out_of_it(five):
    _, found = looked_at(five, "D")
    assert by_rule(found) == {"permanent_basic_farmland": 5000.0}
    (one,) = found.found
    assert one.shape.symmetric_difference(land(100, 500, 25, 200)).area < 1e-6


def test_what_lies_outside_the_boundary_is_the_other_half_of_the_parcel(five):
    _, found = looked_at(five, "C")
    assert by_rule(found)["outside_boundary"] == 10000.0
    (one,) = [one for one in found.found if one.rule == "outside_boundary"]
    assert one.shape.symmetric_difference(land(1000, 100, 50, 200)).area < 1e-6


def test_the_area_cut_out_is_the_area_the_finding_measured(demo_ws):
    prepared = basis(demo_ws, None, AS_OF)
    desk, layers, checked = site_desk(prepared), read_layers(prepared.city, prepared.land.law_context.rules), 0
    for parcel in prepared.land.parcels.index[:60]:
        findings = desk.allocation_findings(
            demand_of(prepared.land, prepared.city.projects.index[0]), desk.facts(parcel)
        )
        found = offences(prepared.city, part_shapes(prepared.land, parcel), findings, layers)
        assert found.without_layer == ()
        for finding in findings:
            if found.of(finding) is not None:
                assert abs(found.of(finding).area_m2 - finding.values["area_m2"]) < 1e-3
                checked += 1
    assert checked > 10


def test_a_site_that_is_good_offends_nowhere(five):
    _, found = looked_at(five, "A")
    assert found.found == ()


def test_a_finding_whose_layer_is_not_there_is_named(five):
    prepared = basis(five, None, AS_OF)
    gone = Finding("wetland", Verdict.CONDITIONAL, Severity.APPROVAL, "A", 0.5, 0.0, "share", {"area_m2": 1.0})
    found = offences(
        prepared.city,
        part_shapes(prepared.land, "A"),
        [gone],
        read_layers(prepared.city, prepared.land.law_context.rules),
    )
    assert found.without_layer == ("wetland",)
    assert found.of(gone) is None


def test_borders_that_only_touch_are_no_land(five):
    prepared = basis(five, None, AS_OF)
    beside = {"D": land(125, 500, 100, 200)}
    touch = Finding("permanent_basic_farmland", Verdict.FAIL, Severity.BLOCK, "D", 0.1, 0.0, "share", {"area_m2": 1.0})
    assert (
        offences(prepared.city, beside, [touch], read_layers(prepared.city, prepared.land.law_context.rules)).found
        == ()
    )
    assert not shapely.is_empty(beside["D"])
