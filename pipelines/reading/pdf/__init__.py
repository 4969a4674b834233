"""PDFs and picture files: pages of words and ruling, and the pictures placed on them."""
