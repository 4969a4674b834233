"""The deck pipeline: order items in; slides as PPTX and PDF out. The essential deck is there at once, the complete one follows."""
