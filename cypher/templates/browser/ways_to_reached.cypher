    MATCH way = ${path}
    ${where}
    RETURN way, source, '${via}' AS via, ${matter} AS matter
