"""Files for a spreadsheet program: the kostenkaart in and out, and a kosten-batenanalyse that counts by itself."""
