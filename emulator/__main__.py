"""`python -m emulator [up]`: the whole product on this machine, until Ctrl-C. `python -m emulator doctor`: what it lacks."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from emulator import doctor
from emulator.processes import NotStarted
from emulator.world import PARTS, Part, World

OWN_AI = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL", "AI_BUDGET_USD")
LOOK_SECONDS = 0.5
HOSTS = min(2, os.cpu_count() or 1)  # reading is work for a whole core, and the API shall answer meanwhile


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m emulator", description="The whole product on this machine.")
    parser.add_argument("command", nargs="?", choices=("up", "doctor"), default="up")
    parser.add_argument("--project", default="demo-threadline", help="a project id that begins with demo-")
    parser.add_argument("--openai", action="store_true", help="with the stand-in for OpenAI; else with your OPENAI_API_KEY, if any")
    parser.add_argument("--quick-auth", action="store_true", help="sign in at the stand-in even where firebase-tools is installed")
    parser.add_argument("--data", type=Path, help="keep the uploaded files in this folder, not in memory")
    options = parser.parse_args()
    if options.command == "doctor":
        return doctor.main()
    return up(options.project, openai=options.openai, official_auth=not options.quick_auth, data=options.data)


def up(project_id: str, *, openai: bool = False, official_auth: bool = True, data: Path | None = None) -> int:
    """Run until a signal comes or a part ends by itself; 1 in the latter case."""
    lacking = doctor.missing(doctor.look())
    if lacking:
        print("\n".join(finding.line for finding in lacking), file=sys.stderr)
        return 1
    parts: list[Part] = [*PARTS, "auth"]
    if openai:
        parts.append("openai")
    own_ai = {} if openai else {name: os.environ[name] for name in OWN_AI if name in os.environ}
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # a script in the background hands on that SIGINT is ignored
        signal.signal(number, _interrupt)
    try:
        began = time.monotonic()
        print("Starting the emulators, the functions and the web app…", flush=True)
        world = World(
            project_id=project_id,
            parts=parts,
            hosts=HOSTS,
            env=own_ai,
            reuse=True,
            fixed_ports=True,
            reload=True,
            official_auth=official_auth,
            data=data,
        )
        with world:
            print(addresses(world), f"\nUp after {time.monotonic() - began:.1f} s. Ctrl-C ends all.", sep="\n", flush=True)
            while not (ended := world.ended()):
                time.sleep(LOOK_SECONDS)
            print(*(f"{child.name} has ended:\n{child.log_tail()}" for child in ended), sep="\n", file=sys.stderr)
            return 1
    except KeyboardInterrupt:
        return 0
    except NotStarted as failure:
        print(failure, file=sys.stderr)
        return 1


def addresses(world: World) -> str:
    """Where everything is, one line each."""
    lines = {
        "Web app": world.base_url,
        "API": world.api_url,
        "Firestore": world.env["FIRESTORE_EMULATOR_HOST"],
        "Storage": world.env["STORAGE_EMULATOR_HOST"],
        "Cloud Tasks": f"{world.env['CLOUD_TASKS_EMULATOR_HOST']}  (queue: {world.tasks.url}/tasks)",
        "Auth": world.env["FIREBASE_AUTH_EMULATOR_HOST"],
        "OpenAI": world.env.get("OPENAI_BASE_URL", "api.openai.com") if world.env["OPENAI_API_KEY"] else "no key: rules alone",
        "Logs": str(world.logs),
    }
    return "\n".join(f"{name:<12} {value}" for name, value in lines.items())


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
