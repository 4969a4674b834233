"""Programs that measure: how well documents are read, how fast, how the engine holds up under load."""
