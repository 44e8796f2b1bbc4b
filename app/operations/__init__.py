"""One verb = one file = one transaction. Each takes the database first, `actor` and `now` as arguments, and is run
again as a whole where the database could not serialise it. What it refuses, it refuses with an `app.errors.Failure`.
"""
