"""Work done outside the request: claimed with a lease, finished once, tried again, or put before a person."""
