"""Purchase orders: tables become line items, checked against the printed totals."""
