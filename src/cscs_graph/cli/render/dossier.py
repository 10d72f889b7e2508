"""A dossier in the terminal: the text that `cscs report` writes as Markdown."""

from cscs_graph.cli.render.common import console, table
from cscs_graph.model.answers import DossierAnswer


@table.register
def _dossier(answer: DossierAnswer, **_: bool) -> None:
    from cscs_graph.export.dossier.page import page_of  # what makes pages is not imported for other tables
    from cscs_graph.export.pages import markdown

    console.print("".join(markdown.written(page_of(answer))), soft_wrap=True)
