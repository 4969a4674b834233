"""Pictures: what the pixels of each say, and whether it shows a product."""
