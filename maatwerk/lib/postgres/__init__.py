"""PostgreSQL: where the connection comes from, and the small embedded server of a first try, the demo and the tests."""
