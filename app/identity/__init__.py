"""Who is calling: passwords, sessions, machine keys, and how often somebody may try."""
