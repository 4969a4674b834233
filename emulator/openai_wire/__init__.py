"""A stand-in for OpenAI's HTTP API that the real SDK talks to: as strict about requests, with answers from a function of ours.

`server` listens; `chat` checks a request, `strict_schema` its schema, as OpenAI does; `completion` words the answer; `faults` are
what can go wrong; `fill` answers when nobody else does. As a process: `python -m emulator.openai_wire`.
"""

from emulator.openai_wire.chat import ChatRequest
from emulator.openai_wire.faults import Fault
from emulator.openai_wire.server import OpenAIWire, Responder

__all__ = ["ChatRequest", "Fault", "OpenAIWire", "Responder"]
