"""Mapped readers for files that others publish. The first one that recognises a header takes the file."""

from cscs_graph.ingest.readers.base import MappedReader
from cscs_graph.ingest.readers.blacklists import BlacklistReader
from cscs_graph.ingest.readers.companies import CompanyRegisterReader, ListedCompanyReader, SubsidiaryReader
from cscs_graph.ingest.readers.court_cases import CourtCaseReader
from cscs_graph.ingest.readers.courts import CourtReader
from cscs_graph.ingest.readers.penalties import PenaltyReader
from cscs_graph.ingest.readers.registry import RegistryReader
from cscs_graph.ingest.readers.registry_branches import BranchEdgeReader
from cscs_graph.ingest.readers.stock_graph import ExecutiveReader, PostReader, StockReader

READERS: tuple[MappedReader, ...] = (
    RegistryReader(),
    BranchEdgeReader(),
    BlacklistReader(),
    CourtCaseReader(),
    PenaltyReader(),
    CompanyRegisterReader(),
    ListedCompanyReader(),
    SubsidiaryReader(),
    StockReader(),
    ExecutiveReader(),
    PostReader(),
    CourtReader(),
)
