"""Who gets a record: which groups by its kind, and which of their members by what they can, carry and have done."""
