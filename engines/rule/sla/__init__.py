"""Promises in time: how fast a record is answered and solved, counted in working hours."""
