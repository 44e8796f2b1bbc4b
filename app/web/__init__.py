"""HTTP: one blueprint per noun; a view parses, calls an operation or a query, and dumps."""
