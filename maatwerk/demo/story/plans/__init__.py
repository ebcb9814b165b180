"""The other twenty-three families with a plan; the ten that needed no fund and have no KBA stand together by year."""
