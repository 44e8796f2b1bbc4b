"""How urgent a record is: points by dimension, and points that every hour of waiting adds."""
