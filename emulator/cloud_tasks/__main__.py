"""`python -m emulator.cloud_tasks --port 9499 --admin-port 9498`: run the stand-in until it is told to end."""

from __future__ import annotations

import argparse
import signal
import threading

from emulator.cloud_tasks import admin, service
from emulator.cloud_tasks.broker import Broker
from emulator.cloud_tasks.delivery import Courier
from emulator.cloud_tasks.oidc import Signer
from emulator.ports import HOST


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m emulator.cloud_tasks", description=__doc__)
    parser.add_argument("--port", type=int, default=9499, help="gRPC: what the Cloud Tasks client talks to")
    parser.add_argument("--admin-port", type=int, default=9498, help="HTTP: key set, attempts, trouble on demand")
    options = parser.parse_args()
    signer = Signer(issuer=f"http://{HOST}:{options.admin_port}")
    broker = Broker(Courier(signer))
    server = service.serve(broker, f"{HOST}:{options.port}")
    admin.serve(admin.Admin(broker, signer), options.admin_port)
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
    server.stop(grace=None)
    broker.close()


if __name__ == "__main__":
    main()
