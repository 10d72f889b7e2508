"""Where a server listens and as whom to log in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses of a server and its two users. The reader can read and nothing else."""

    bolt: str
    http: str
    """For schema definitions of the embedded server; empty elsewhere."""
    database: str
    admin: tuple[str, str]
    reader: tuple[str, str]
