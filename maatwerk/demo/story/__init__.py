"""The story of the demonstration as data; see `shapes` for its grammar."""
