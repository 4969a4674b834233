"""Drawn sample documents with exact truth: linesheets and purchase orders in many unlike layouts, all invented, all from a seed."""
