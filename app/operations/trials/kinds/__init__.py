"""One file a kind of service policy: what it would make of a record, as it is drawn now."""
