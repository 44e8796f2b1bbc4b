"""One file a kind of document; adding one edits no list."""
