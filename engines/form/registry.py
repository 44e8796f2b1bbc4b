"""All field types, found by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engines.form.kind import FieldKind
from engines.kinds import load

FIELDS: Mapping[str, FieldKind] = load(FieldKind, Path(__file__).parent / "fields")
