"""The story of the demonstration as data; see `shapes` for its grammar.

It replays 2019 and 2020 of the 50 gezinnen-aanpak. The people in it do not exist and every sentence was written for
this demonstration; seven families follow the outline of the examples that the municipality published in 2020. The app
computes from it what the raad was told: on 12 December 2019 twenty families discussed, ten plans, seven with a
kosten-batenanalyse and € 200.000 rendement; on 30 November 2020 thirty plans, twenty-one executed, twenty with a
kosten-batenanalyse and € 426.000 rendement (dreigend € 830.000).
"""
