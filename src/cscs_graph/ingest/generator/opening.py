"""What every graph begins with: its source, one test agency and one state-asset holder per province."""

from collections.abc import Iterator
from datetime import date

from cscs_graph.ingest.generator.distributions import PROVINCES, Province
from cscs_graph.ingest.generator.lines import SOURCE, entity
from cscs_graph.ingest.generator.profiles import code_body
from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.codes import EntityKind, Level
from cscs_graph.model.identifiers import make_uscc

FOUNDED_ON = date(2003, 4, 6)
"""After the central state-asset commission was set up."""


def agency_of(province: Province) -> str:
    """Id of the office that lists, issues and receives applications in the province."""
    return f"seed-agency-{province.region_code[:2]}"


def state_holder_of(province: Province) -> str:
    """Id of the holder of the province's state assets."""
    return f"seed-state-{province.region_code[:2]}"


def opening() -> Iterator[Line]:
    """The same lines for every seed and size."""
    yield {"type": "Source", "id": SOURCE, "title": "Generated test graph: no real company or person"}
    for number, (province, _) in enumerate(PROVINCES.choices):
        yield {
            "type": "Agency",
            "id": agency_of(province),
            "name_en": f"Test credit office {province.region_code[:2]}",
            "name_zh": f"测试{province.name}信用办公室",
            "level": Level.PROVINCIAL,
            "region_code": f"{province.region_code[:2]}0000",
            "source_id": SOURCE,
        }
        yield entity(
            state_holder_of(province),
            f"测试{province.name}国有资产持有机构",
            make_uscc("11", province.region_code, code_body("G", number)),
            EntityKind.GOVERNMENT,
            FOUNDED_ON,
        ) | {"state_holder": True}
