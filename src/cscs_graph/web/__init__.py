"""The page for people: search, the dossier of a party at an address of its own, and an editor for GraphQL."""
