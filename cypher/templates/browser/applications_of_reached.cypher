    MATCH onward = ${path}
    ${where}
    RETURN onward, null AS measure
