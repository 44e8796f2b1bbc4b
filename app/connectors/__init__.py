"""The ways to other systems: only jobs go them."""
