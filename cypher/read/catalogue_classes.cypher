// name:       catalogue_classes
// kind:       read
// says:       The classes of information that these editions of the catalogue are known to admit, those without a known place last.
// params:     edition_ids: list[edition id]
// returns:    edition_id, id, number, name_zh, name_en, note
UNWIND $edition_ids AS edition_id
MATCH (:CatalogueEdition {id: edition_id})-[:ADMITS]->(class:CatalogueClass)
RETURN edition_id, class.id AS id, class.number AS number, class.name_zh AS name_zh, class.name_en AS name_en,
       class.note AS note
ORDER BY edition_id, coalesce(class.number, 1000), id
