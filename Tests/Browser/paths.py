"""The pages that the crawl visits, each with what it may weigh.

A path may contain `{county}`, the demo county's code. `signed_in` is the role whose session it needs, or None.
"""

import dataclasses
import typing

PUBLIC_BYTES = 60_000
BOARD_BYTES = 800_000


@dataclasses.dataclass(frozen=True)
class Page:
    """One page of the crawl."""

    path: str
    signed_in: typing.Optional[str] = "administrator"
    most_bytes: int = BOARD_BYTES


PAGES = [
    Page("/login", signed_in=None, most_bytes=PUBLIC_BYTES),
    Page("/"),
    Page("/?mode=screen", signed_in="county-editor"),
    Page("/screen", signed_in=None, most_bytes=PUBLIC_BYTES),
    Page("/screen", signed_in="county-editor"),
    Page("/mine"),
    Page("/search", signed_in="county-editor"),
    Page("/register/villages?level=6", signed_in="county-editor"),
    Page("/register/facilities?name=xyz", signed_in="county-editor"),
    Page("/imports", signed_in="county-editor"),
    Page("/imports/new", signed_in="county-editor"),
    Page("/regions", signed_in="county-editor"),
    Page("/regions?q={county}", signed_in="county-editor"),
    Page("/users"),
    Page("/users/new"),
    Page("/audit"),
    Page("/audit?action=record-edit", signed_in="auditor"),
    Page("/map"),
    Page("/map?on=villages,facilities,zones&by.facilities=load", signed_in="county-editor"),
    Page("/map/sheet", signed_in="county-editor"),
    Page("/public/map", signed_in=None),
    Page("/visits/quarantine", signed_in="supervisor"),
    Page("/geodata", signed_in="county-editor"),
    Page("/geodata/terrain/new", signed_in="county-editor"),
    Page("/geodata/check", signed_in="county-editor"),
    Page("/geodata/check?rule=in-protection-zone"),
    Page("/networks"),
    Page("/networks?kind=village-not-connected", signed_in="county-editor"),
    Page("/rules"),
    Page("/rules/national-2023"),
    Page("/rules/gd-2025"),
    Page("/spotchecks", signed_in="supervisor"),
    Page("/spotchecks/new", signed_in="supervisor"),
    # The demo's finished check, and its open one in two stages.
    Page("/spotchecks/1", signed_in="supervisor"),
    Page("/spotchecks/2", signed_in="supervisor"),
    Page("/spotchecks/1/tasks?outcome=not-effective", signed_in="supervisor"),
    Page("/spotchecks/1/visits", signed_in="supervisor"),
    Page("/spotchecks/compare?a=1", signed_in="supervisor"),
    Page("/spotchecks/criteria", signed_in="supervisor"),
    Page("/spotchecks/criteria/view?key=effective-operation-draft-1@0", signed_in="supervisor"),
    Page("/spotchecks/criteria/edit?from=effective-operation-draft-1@0", signed_in="supervisor"),
    Page("/verify/spotchecks/1", signed_in=None),
    Page("/verify/spotchecks/2", signed_in=None),
]
