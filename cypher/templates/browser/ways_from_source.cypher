    MATCH way = ${path}
    ${where}
    RETURN way, reached, '${via}' AS via, '${class}' AS class, ${matter} AS matter
