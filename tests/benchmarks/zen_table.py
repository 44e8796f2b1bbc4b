"""A decision table as zen-engine reads it: one table node between an input and an output."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import zen


def zen_table(hit: str, inputs: Sequence[str], output: str, rows: Iterable[Mapping[str, str]]) -> Any:
    """Ready to be evaluated; each row has a cell for every input and for the output, as their language writes them."""
    content = {
        "hitPolicy": hit,
        "inputs": [{"id": name, "name": name, "field": name} for name in inputs],
        "outputs": [{"id": output, "name": output, "field": output}],
        "rules": [{"_id": f"r{at}", **row} for at, row in enumerate(rows)],
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "b", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
