"""The kinds of documents that a house is built of, and the site on which they are read among each other."""
