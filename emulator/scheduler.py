"""Cloud Scheduler: calls the sweep at the start and then every minute, with a service account's token."""

from __future__ import annotations

import logging
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime

INTERVAL_SECONDS = 60.0
TIMEOUT_SECONDS = 180.0
log = logging.getLogger(__name__)


class Scheduler:
    """A thread that posts to `url`; `token()` gives the OIDC token. A call that fails is made again at the next turn."""

    def __init__(self, url: str, token: Callable[[], str], interval_seconds: float = INTERVAL_SECONDS) -> None:
        self._url = url
        self._token = token
        self._interval = interval_seconds
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scheduler", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns at once; a call under way is not waited for."""
        self._ended.set()

    def call(self) -> int:
        """One call now; the status of the answer. Raises `OSError` when there is none."""
        headers = {
            "Authorization": f"Bearer {self._token()}",
            "User-Agent": "Google-Cloud-Scheduler",
            "X-CloudScheduler": "true",
            "X-CloudScheduler-JobName": "sweep",
            "X-CloudScheduler-ScheduleTime": datetime.now(UTC).isoformat(),
        }
        request = urllib.request.Request(self._url, data=b"", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
                return int(response.status)
        except urllib.error.HTTPError as refusal:
            return refusal.code

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                status = self.call()
                if status >= 400:
                    log.warning("The sweep answered %s.", status)
            except OSError as exc:
                log.info("The sweep was not reached: %s", exc)
            self._ended.wait(self._interval)
