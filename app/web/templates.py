"""Templates: bundles to begin with."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.operations.import_template import import_template
from app.places import SHELF
from app.queries.templates import needed_for, templates
from app.runner.cases import gate
from app.runner.demo import demo as make_demo
from app.web.base.allow import CHANGING, allowed
from app.web.base.blueprint import Blueprint, dump
from app.web.base.shell import Shell, shell
from app.web.bundles import dump_published
from app.wire.answers import items_of
from app.wire.bundles import Demo, Template, TemplateImported
from engines import strict_json

blueprint = Blueprint("templates", __doc__)
TICKETS, DAYS = 60, 14  # somebody waits for the answer


@blueprint.get("/templates")
@blueprint.response(200, items_of(Template))
def index() -> Response:
    """What comes with the installation, and what of it is here already."""
    with allowed(CHANGING) as (conn, _):
        return dump({"items": templates(conn)})


@blueprint.post("/templates/<key>/import")
@blueprint.arguments(Demo)
@blueprint.response(201, TemplateImported)
def take(given: dict[str, Any], key: str) -> Response:
    """Import the template with what it requires, publish it all, and let made-up people work it where `demo` asks."""
    here = shell()
    with allowed(CHANGING) as (conn, sight):
        bundles = needed_for(conn, key)
    made = import_template(here.database, bundles, sight.actor, here.clock(), gate)
    if given["demo"]:
        sample(here, key)
    releases = [dump_published(each) for each in made]
    return dump(releases[-1] | {"releases": releases}, 201)


def sample(here: Shell, key: str) -> None:
    """Demo tickets, where the template knows how to make them."""
    file = SHELF / key / "demo.json"
    if file.is_file():
        make_demo(
            here.database,
            strict_json.loads(file.read_bytes()),
            seed=1,
            tickets=TICKETS,
            days=DAYS,
            until=here.clock(),
            files=here.settings.files_dir,
        )
