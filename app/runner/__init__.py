"""The real operations on a virtual clock: for a bundle's cases, for `gongdan check`, for publish, and for demo data."""
