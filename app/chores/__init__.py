"""Jobs that stay in the house: each calls one operation, which finishes the job in its own transaction."""
