"""Groups: people who work together, and the roles that they have by that."""

from engines.access import Group, read_group
from engines.access.group import BODY
from engines.definition import Definition
from engines.documents.kind import DocumentKind
from engines.documents.site import Site
from engines.kinds import Text

BUILT_IN_ROLES = frozenset({"administrator"})


def read(definition: Definition, site: Site) -> Group:
    parents = {key: each.body.get("parent") for key, each in site.written["group"].items()}
    return read_group(definition, BUILT_IN_ROLES | site.written["role"].keys(), parents)


KIND = DocumentKind(type="group", group="people", label=Text("小组", "Group"), config=BODY, read=read)
