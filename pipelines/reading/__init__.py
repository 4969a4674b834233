"""Reading documents: pure functions from bytes to words, images, tables, products and order lines. Knows no job, no storage."""
