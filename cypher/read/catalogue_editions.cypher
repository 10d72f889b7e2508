// name:       catalogue_editions
// kind:       read
// says:       The editions of the national catalogue of public credit information.
// returns:    id, title_zh, title_en, issued, regime, classes_stated, note, source_id, valid_from, valid_until
MATCH (edition:CatalogueEdition)
RETURN edition.id AS id, edition.title_zh AS title_zh, edition.title_en AS title_en, edition.issued AS issued,
       edition.regime AS regime, edition.classes_stated AS classes_stated, edition.note AS note,
       edition.source_id AS source_id, edition.valid_from AS valid_from, edition.valid_until AS valid_until
ORDER BY valid_from, id
