"""The items pipeline: a purchase order in; order items that know their product out."""
