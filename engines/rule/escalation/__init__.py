"""Ladders: when a record waits too long under some condition, it climbs to the next level."""
