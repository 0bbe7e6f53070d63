"""A printed map of a project: its best sites, found now, with their facts."""

from dataclasses import replace

from parcels.interface.reports.map_content import with_sites
from parcels.interface.reports.map_sheet import MapOrder
from parcels.service.access import Actor
from parcels.service.site_search import SearchOptions, search_sites
from parcels.service.workspace import Workspace

MOST_SITES = 5


def project_order(ws: Workspace, order: MapOrder, project: str, *, actor: Actor) -> MapOrder:
    """Return an order that shows the best sites of a project as well.

    Raises
    ------
    InputRefused
        ``project_unknown``, ``project_wants_no_land``
    ActionRefused
        ``map_project_withheld`` where the reader does not get what firms asked for.
    """
    choice = order.content.choice
    options = SearchOptions(choice.as_of, MOST_SITES, choice.policy)
    bare = with_sites(order.content, order.content.parcels.iloc[:0])  # refuses before anything is searched
    found = search_sites(ws, project, options, actor=actor)
    return replace(order, content=with_sites(bare, found.sites), project=found.project, sites=found.sites)
