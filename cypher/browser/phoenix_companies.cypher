// name:       phoenix_companies
// kind:       browser
// twin_of:    phoenix_companies
// title:      26 Run by its people
// says:       The blacklistings of each company up to the day, whoever had a post in it or controlled it, and every other company in
//             which they have or had a post, ended ones included. State-asset holders are not crossed. Not shown: which of these
//             companies began around the listing, and hubs and persons at whom the API stops.
// section:    9.3
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    stay, way
UNWIND $parties AS id
MATCH stay = (listed:Entity {id: id})-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(:CreditList {kind: 'black'})
MATCH way = (listed)<-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE post.valid_from <= $as_of
          AND post.recorded_at <= $known_at < post.superseded_at]-(person:Party
        WHERE NOT coalesce(person.state_holder, false))-[other:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE other.valid_from <= $as_of
          AND other.recorded_at <= $known_at < other.superseded_at]->(company:Entity)
WHERE company.id <> id
RETURN stay, way
ORDER BY id, listing.valid_from, listing.fact_id, other.valid_from, company.id, person.id, other.fact_id, post.fact_id
LIMIT 300
