"""Threadline's core: pipelines of phases, the engine that runs them, and the reading of documents. Pure Python, no cloud."""
