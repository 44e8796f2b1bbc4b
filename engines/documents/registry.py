"""Every kind of document there is, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engines.documents.kind import DocumentKind
from engines.kinds import load

DOCUMENTS: Mapping[str, DocumentKind] = load(DocumentKind, Path(__file__).parent / "kinds")
