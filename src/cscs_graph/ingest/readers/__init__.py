"""Mapped readers for files that others publish. The first one that recognises a header takes the file."""

from cscs_graph.ingest.readers.base import MappedReader
from cscs_graph.ingest.readers.blacklists import BlacklistReader
from cscs_graph.ingest.readers.registry import RegistryReader
from cscs_graph.ingest.readers.registry_branches import BranchEdgeReader

READERS: tuple[MappedReader, ...] = (RegistryReader(), BranchEdgeReader(), BlacklistReader())
