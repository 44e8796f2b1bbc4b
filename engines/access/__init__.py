"""Who may do what: roles and groups as definitions, and the one place where their grants are put together.

access = rights(roles, "return_refund", actor)
access.may("write"), access.rows(values, now), access.where(columns, now), access.at(values, now).read
"""

from engines.access.group import Group, read_group
from engines.access.rights import ALL, Access, Fields, rights
from engines.access.role import Grant, Role, read_role

__all__ = ["ALL", "Access", "Fields", "Grant", "Group", "Role", "read_group", "read_role", "rights"]
