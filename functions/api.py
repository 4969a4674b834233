"""The HTTP API as one Flask application behind one entry point."""

from __future__ import annotations
