// name:       opening
// kind:       read
// says:       What an answer begins with: the versions of the loaded content, and the parties that references mean, by id or by code.
// params:     ids: list[party id], usccs: list[text], org_codes: list[text], reg_nos: list[text]
// returns:    kind, asked, found
UNWIND ['facts', 'rules', 'directory', 'coverage'] AS part
MATCH (version:ContentVersion {id: part})
RETURN 'version' AS kind, part AS asked, {a: version.a, b: version.b, c: version.c, d: version.d} AS found
UNION ALL
UNWIND $ids AS id
MATCH (party:Party {id: id})
RETURN 'id' AS kind, id AS asked,
       {id: party.id, labels: labels(party), name: party.name, name_en: party.name_en, uscc: party.uscc,
        identity: party.identity, state_holder: party.state_holder, stub: party.stub, flags: party.flags,
        entity_kind: party.kind, industry_code: party.industry_code} AS found
UNION ALL
UNWIND $usccs AS uscc
MATCH (party:Entity {uscc: uscc})
RETURN 'uscc' AS kind, uscc AS asked,
       {id: party.id, labels: labels(party), name: party.name, name_en: party.name_en, uscc: party.uscc,
        state_holder: party.state_holder, stub: party.stub, flags: party.flags,
        entity_kind: party.kind, industry_code: party.industry_code} AS found
UNION ALL
UNWIND $org_codes AS org_code
MATCH (party:Entity {org_code: org_code})
RETURN 'org_code' AS kind, org_code AS asked,
       {id: party.id, labels: labels(party), name: party.name, name_en: party.name_en, uscc: party.uscc,
        state_holder: party.state_holder, stub: party.stub, flags: party.flags,
        entity_kind: party.kind, industry_code: party.industry_code} AS found
UNION ALL
UNWIND $reg_nos AS reg_no
MATCH (party:Entity {reg_no: reg_no})
RETURN 'reg_no' AS kind, reg_no AS asked,
       {id: party.id, labels: labels(party), name: party.name, name_en: party.name_en, uscc: party.uscc,
        state_holder: party.state_holder, stub: party.stub, flags: party.flags,
        entity_kind: party.kind, industry_code: party.industry_code} AS found
