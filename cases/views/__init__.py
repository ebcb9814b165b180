"""Pages about cases, their metingen and leerpunten."""
