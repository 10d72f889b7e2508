"""A bar that shows how far a long command is, on standard error."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from cscs_graph.model.phrases import phrase


@contextmanager
def counted(total: int, what: str) -> Generator[Callable[[int], None]]:
    """Yields a function to be told how many more are done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(phrase(what)), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)

        def advance(count: int) -> None:
            bar.advance(task, count)

        yield advance
