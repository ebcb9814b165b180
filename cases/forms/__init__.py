"""Forms of the case pages. They only clean; the rules are in the services."""
