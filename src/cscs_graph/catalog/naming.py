"""Names and heads of the files that follow from the model."""

from string import Template


def slug(name: str) -> str:
    """`CreditList` -> `credit_list`, `HAS_LISTING` -> `has_listing`."""
    if name.isupper():
        return name.lower()
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).lstrip("_")


def statement_file(name: str, kind: str, says: str, params: str, body: str, **values: str) -> tuple[str, str]:
    """File name and text of a statement. `body` is a template of its further header and its Cypher, filled in by `values`."""
    head = {"name": name, "kind": kind, "says": says, "params": params}
    lines = [f"// {f'{field}:':<12}{said}\n" for field, said in head.items() if said]
    return f"{name}.cypher", "".join(lines) + Template(body).substitute(values)
