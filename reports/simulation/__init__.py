"""A made-up programme of any size, to see that figures and reports hold when there are very many families.

It is loaded in bulk, without the services and so without their log lines, but with the rights of the app and with every
trigger of the database on: what is loaded obeys the six eyes, the ledger and the frozen versions. Nothing in it is
about anyone.
"""

from .loading import SimulationRefused, simulate

__all__ = ["SimulationRefused", "simulate"]
