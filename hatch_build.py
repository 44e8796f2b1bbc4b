"""What a wheel carries besides Python: the built UI, migrations, templates and schemas.

An editable install uses the checkout as it lies, so it needs none of this and no Node.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = ("migrations", "seed_configs", "schemas")


class GongdanHook(BuildHookInterface):  # type: ignore[type-arg]
    """Build the UI where its sources changed, and lay the data folders inside `app/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before files are collected; a distribution without a UI is refused."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from scripts import ui

        ui.build(Path(sys.executable))
        if not (ui.BUILT / "index.html").is_file():
            raise RuntimeError("app/static/ui/index.html is missing: run `make setup` first")
        if self.target_name == "wheel":
            carried = {str(root / name): f"app/{name}" for name in CARRIED if (root / name).is_dir()}
            build_data["force_include"] |= carried
