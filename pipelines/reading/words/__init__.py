"""The trade's words, and texts read by them: headers, labels, prices, sizes, colours, style numbers."""
