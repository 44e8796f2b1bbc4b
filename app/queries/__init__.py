"""The read side: every answer passes the caller's rights on rows and fields before it leaves."""
