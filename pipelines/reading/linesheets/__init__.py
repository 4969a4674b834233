"""Linesheets: pages and sheets become products."""
