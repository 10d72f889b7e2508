// name:       parties_on_list
// kind:       browser
// twin_of:    listings, listings_found
// title:      12 A list, who is on it
// says:       The listings on a list that hold on the day, with the party and who decided each, the first 100 by their ids. Not shown: the
//             rest, whom these listings reach, and a choice by case number or court.
// section:    4.1
// params:     list: list id, as_of: date, known_at: local datetime (UTC)
// returns:    stay, decided
MATCH stay = (:CreditList {id: $list})<-[:ON_LIST]-(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)<-[:HAS_LISTING]-(party:Party)
WITH stay, listing, party
ORDER BY listing.fact_id, party.id
LIMIT 100
OPTIONAL MATCH decided = (listing)-[:DECIDED_BY]->(agency:Agency)
RETURN stay, decided
ORDER BY listing.fact_id, party.id, agency.id
