"""`python -m emulator.browser_tests [ARGUMENTS OF PLAYWRIGHT]`: the tests of the rules and of the web app, in a local world.

The web app must have been built (`make web`). Signing in goes to the stand-in for Auth, which is there at once.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from emulator.hosts import ROOT
from emulator.processes import NotStarted
from emulator.world import PARTS, World

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def main(arguments: list[str]) -> int:
    """0 when all tests pass; 1 when the world or the browser is not there. With arguments, Playwright alone runs."""
    browser = find_browser() or install_browser()
    if browser is None:
        print(f"The browser tests need Chromium: {' '.join(INSTALL)}", file=sys.stderr)
        return 1
    try:
        with World(parts=(*PARTS, "auth"), official_auth=False) as world:
            env = {**os.environ, **world.env, "THREADLINE_URL": world.base_url, "CHROMIUM": browser}
            rules = 0 if arguments else _run("npm", "run", "test:rules", env=env)
            return rules or _run("npx", "playwright", "test", *arguments, env=env)
    except (NotStarted, FileNotFoundError) as failure:
        print(failure, file=sys.stderr)
        return 1


def find_browser() -> str | None:
    """The path of a browser that Playwright can lead."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def install_browser() -> str | None:
    """Debian's Chromium, where we may install packages."""
    if os.geteuid() != 0 or not shutil.which(INSTALL[0]):
        return None
    print(f"Installing Chromium: {' '.join(INSTALL)}", flush=True)
    done = subprocess.run(INSTALL, stdout=subprocess.DEVNULL, check=False)
    return find_browser() if done.returncode == 0 else None


def _run(*command: str, env: dict[str, str]) -> int:
    return subprocess.run(command, cwd=ROOT / "web", env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
