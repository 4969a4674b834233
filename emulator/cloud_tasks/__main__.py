"""`python -m emulator.cloud_tasks --port 9499 --admin-port 9498`: run the stand-in until it is told to end."""

from __future__ import annotations

import argparse
import signal
import threading
from datetime import timedelta

from google.cloud import tasks_v2

from emulator.cloud_tasks import service
from emulator.cloud_tasks.admin import Admin
from emulator.cloud_tasks.broker import Broker, new_queue
from emulator.cloud_tasks.delivery import Courier
from emulator.cloud_tasks.oidc import Signer
from emulator.json_server import JsonServer
from emulator.ports import HOST


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m emulator.cloud_tasks", description=__doc__)
    parser.add_argument("--port", type=int, default=9499, help="gRPC: what the Cloud Tasks client talks to")
    parser.add_argument("--admin-port", type=int, default=9498, help="HTTP: key set, attempts, trouble on demand")
    parser.add_argument("--queue", metavar="NAME", help='"projects/…/locations/…/queues/…": a queue to begin with, and its limits:')
    parser.add_argument("--concurrent", type=int, default=8, help="dispatches at the same time")
    parser.add_argument("--per-second", type=float, default=500.0, help="dispatches per second")
    parser.add_argument("--max-backoff", type=float, default=10.0, help="seconds between two attempts at most")
    options = parser.parse_args()
    signer = Signer(issuer=f"http://{HOST}:{options.admin_port}")
    broker = Broker(Courier(signer))
    if options.queue:
        limits = tasks_v2.RateLimits(max_concurrent_dispatches=options.concurrent, max_dispatches_per_second=options.per_second)
        retries = tasks_v2.RetryConfig(max_backoff=timedelta(seconds=options.max_backoff))
        with broker.changing() as queues:
            queues[options.queue] = new_queue(options.queue, tasks_v2.Queue(rate_limits=limits, retry_config=retries))
    server = service.serve(broker, f"{HOST}:{options.port}")
    JsonServer(Admin(broker, signer).answer, options.admin_port).start()
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
    server.stop(grace=None)
    broker.close()


if __name__ == "__main__":
    main()
