"""The documents pipeline: linesheets in; categories, structured products and matched images out."""
