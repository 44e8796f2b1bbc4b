"""Install what tests need from the operating system: a browser, a font with Chinese, a broker, a maker of
certificates.

Only `make test` calls this. `make run` needs none of it, and PostgreSQL comes as a wheel.
"""

import os
import shutil
from pathlib import Path

from scripts.say import call, step, stop

FONTS = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
QUIET = ["apt-get", "-qq", "-y", "-o", "Dpkg::Use-Pty=0"]


def missing() -> list[str]:
    """The Debian packages whose programs or files are not here."""
    browser = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), None)
    here = {"chromium": browser, "fonts-noto-cjk": FONTS.exists()}
    here |= {name: shutil.which(name) for name in ("redis-server", "openssl")}
    return [package for package, present in here.items() if not present]


def root() -> list[str] | None:
    """The words that make a command run as root: none are needed, or sudo without a password."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") else None


def install(packages: list[str], before: list[str]) -> None:
    """Install packages without a question and without starting a service."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    call([*before, *QUIET, "update"], env=env)
    call([*before, *QUIET, "install", "--no-install-recommends", *packages], env=env)


def main() -> None:
    """Install what is missing, or say what to install by hand."""
    packages = missing()
    if not packages:
        return
    before = root()
    if before is None or not shutil.which("apt-get"):
        stop(f"the tests need {', '.join(packages)} (as Debian calls them); please install them, then run this again")
    step(f"installing {', '.join(packages)}", lambda: install(packages, before))


if __name__ == "__main__":
    main()
