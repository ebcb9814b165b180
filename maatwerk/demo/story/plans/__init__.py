"""The other twenty-three families with a plan, by year and by whether a fund was needed."""
