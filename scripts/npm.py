"""Run npm in `builder_ui/` with whichever Node was found: `python -m scripts.npm run lint`."""

import subprocess
import sys
from pathlib import Path

from scripts import ui
from scripts.node import npm

if __name__ == "__main__":
    python = Path(sys.executable)
    ui.fetch(python)
    words, env = npm(python)
    sys.exit(subprocess.run([*words, *sys.argv[1:]], env=env, cwd=ui.SOURCES, stdin=subprocess.DEVNULL).returncode)
