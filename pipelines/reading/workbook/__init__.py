"""Workbooks and delimited text: sheets of cells, and the pictures anchored to them."""
