"""Trials of service policies and calendars: the contract, what they share, and a file a kind."""
