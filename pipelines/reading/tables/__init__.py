"""Tables, on pages and sheets alike: their headers, and what their columns hold."""
