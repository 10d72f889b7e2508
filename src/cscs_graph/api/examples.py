"""Example queries that GraphiQL opens with. They ask about the demo scenarios; a test runs them all."""

import json

EXAMPLES: dict[str, str] = {
    "cascade": """\
# Who must punish whom, how, and under which rule?
query Cascade {
  cascadingPunishment(subject: {party: "shanghai-husi"}, asOf: "2017-06-01") {
    listings { nodes { list { nameEn } since until decidedBy { nameEn } } }
    consequences { nodes {
      measure { nameEn } effect since earliestEnd certainty
      target { class party { name } }
      imposedBy { nameEn }
      mou { nameEn }
      proof { type fromName toName detail since source { title } }
    } }
    coverage { listsWithoutMeasures { id } notes }
  }
}
""",
    "linkage": """\
# Through which people is a company tied to others?
query Linkage {
  personnelLinkage(party: "private-listing-company", asOf: "2019-06-03", depth: 3) {
    ties { nodes { hops towardsSubject fromSubject party { name __typename } listings { nodes { list { nameEn } } } paths { nodes { steps { role holder { name } entity { name } } } } } }
    formerTies { nodes { party { name } } }
  }
}
""",
    "contamination": """\
# Who endangers a joint bid, and who would have to leave?
query Contamination {
  crossContamination(subject: {application: "joint-bid-bridge"}, asOf: "2018-06-01") {
    findings { nodes {
      application { title }
      contaminators { nodes { party { name } roles certainty listings { nodes { list { nameEn } } } measures { nameEn } } }
      removals { nodes { party { name } replaceLead } }
      clears
    } }
  }
}
""",
    "repair": """\
# Where do a party's blacklistings stand, and what leads off the list?
query Repair {
  repairs(party: "credit-repair-dyer", asOf: "2018-03-26") {
    repairs { nodes {
      listing { list { nameEn } since disputes { trigger since effect } }
      state earliestApplication
      nextStep { nameEn actor due overdue }
      blocks { kind until detail }
      steps { nodes { day kind outcome after late } }
      lateNotice { risk detail }
    } }
  }
}
""",
    "rules": """\
# A list, its memoranda, who signed them and what they stipulate
query Rules {
  creditList(id: "court_defaulters") {
    nameEn nameZh controlledBy { nameEn }
    mous { nameZh documentNo completeness measuresStated scope signatories { nodes { nameEn } } measures { nodes { measure { nameEn effect } imposedBy { nameEn } } } }
  }
}
""",
}


def with_examples(page: str) -> str:
    """The GraphiQL page with one tab per example, for a browser that has no tabs of its own yet."""
    tabs = json.dumps([{"query": query} for query in EXAMPLES.values()])
    return page.replace("defaultEditorToolsVisibility", f"defaultTabs: {tabs}, defaultEditorToolsVisibility", 1)
