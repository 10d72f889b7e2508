"""What rules say, whatever the day: read once a version of the rules, kept by the process, looked up without a statement.

`versions` gives a question the rulebook of the store, `book` what of it holds on a day. The parts of a day build on one another:
`view` (what is known and in force), `directory` (who is who, who controls a list), `memoranda` (who must punish whom),
`listing_rules` (entry, decision, dispute, repair), `wider_rules` (grades, control, regimes, documents). `records` reads them;
`preference` says which of several rules applies; `coverage` what the store holds as a whole.
"""
