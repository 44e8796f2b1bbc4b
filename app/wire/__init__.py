"""The shapes of what comes in and goes out over HTTP; unknown fields are refused."""
