"""What each project that needs land would get alone, on a city of five parcels."""

from datetime import date

from parcels.domain.codes import Verdict
from parcels.domain.finding import Finding
from parcels.service.access import system_actor
from parcels.service.site_search import SearchOptions, search_sites
from parcels.service.urgent import prospects, worst

ACTOR = system_actor("tester")
AS_OF = date(2026, 11, 23)


def test_the_best_site_is_the_one_the_search_for_the_project_puts_first(five):
    found = prospects(five, AS_OF, actor=ACTOR)
    assert {"P1", "P2"} <= set(found)
    for project, one in found.items():
        sites = search_sites(five, project, SearchOptions(AS_OF), actor=ACTOR).sites
        if one.parcels:
            assert (one.parcels, one.score) == (tuple(sites["parcels"].iloc[0]), int(sites["score"].iloc[0]))
        else:
            assert sites.empty
            assert one.stopped_at is not None


def test_the_worst_verdict_counts_and_no_finding_meets_the_rules():
    def finding(verdict):
        return Finding("x", verdict, "block", "A", None, None, "", {})

    assert worst([]) is Verdict.PASS
    assert worst([finding(Verdict.CONDITIONAL), finding(Verdict.FAIL)]) is Verdict.FAIL
