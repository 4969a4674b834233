"""A stand-in for Google Cloud Tasks that the real client talks to: at least once, over HTTP, with retries, limits and taken names.

`service` speaks gRPC and refuses what Google refuses; `task_queue` decides what is due (pure, time comes in); `retries` says when
again; `broker` runs the clock and the couriers; `delivery` makes the HTTP request; `oidc` signs its token; `chaos` makes trouble on
demand; `admin` lets tests look and wait. Start it as a process with `python -m emulator.cloud_tasks`.
"""
