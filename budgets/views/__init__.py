"""The pages of the funds: reading (funds), booking (booking) and the tab Geld of a case (case_money)."""
