"""What a printed document needs, as frozen dataclasses: no queries, no constants of one municipality."""
