"""The demonstration: a fictitious replay of 2019 and 2020 that leads to the published figures."""
