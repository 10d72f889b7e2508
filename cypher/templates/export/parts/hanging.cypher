[(node)${left}-[tie:${type}]-${right}(other) | {other: other.${key}, properties: properties(tie)}] AS ${column}
