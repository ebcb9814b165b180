"""The Dutch sentence for each rule of the ledger that the database keeps."""

SENTENCES = {
    "budgets_budgetyear_available": "Er is niet genoeg beschikbaar in dit fonds. Pas het bedrag aan.",
    "budgets_budgetyear_committed": "Er kan niet meer vrijvallen of betaald worden dan er verplicht is.",
    "budgets_mutation_within_commitment": (
        "Dit is meer dan er op de verplichting openstaat. Pas het bedrag aan, of draai eerst een boeking terug."
    ),
    "budgets_mutation_own_commitment": "Kies een verplichting van dit fonds, dit jaar en deze casus.",
    "budgets_mutation_correction_whole": "Een correctie draait één boeking helemaal terug.",
    "budgets_mutation_not_zero": "Vul een bedrag in dat niet nul is.",
    "budgets_mutation_sign": "Een verplichting of betaling is hoger dan nul; draai een fout terug met een correctie.",
    "budgets_oormerk_once_per_law": "Voor deze wet staat al een oormerk in dit jaar.",
    "budgets_oormerk_positive": "Vul een bedrag in dat hoger is dan nul.",
    "budgets_mutation_cost_type": "Kies de kostensoort van deze uitgave.",
}
