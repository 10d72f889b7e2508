"""Names of the statements that follow from the model."""


def slug(name: str) -> str:
    """`CreditList` -> `credit_list`, `HAS_LISTING` -> `has_listing`."""
    if name.isupper():
        return name.lower()
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).lstrip("_")
