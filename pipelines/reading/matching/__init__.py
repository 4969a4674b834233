"""Which picture belongs to which product, on pages and sheets."""
