"""Writing the whole store into files that other tools read."""

from cscs_graph.export.neo4j_admin import Exported, StoreChanged, export_for_neo4j_admin

__all__ = ["Exported", "StoreChanged", "export_for_neo4j_admin"]
