MATCH (node:${label}) RETURN '${label}' AS name, count(node) AS stored
