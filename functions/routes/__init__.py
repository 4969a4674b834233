"""The HTTP API, one file per resource. A route reads its request, calls one function of the shell or the engine, and answers."""
