(${near}:${near_label})${first}(${far}:${far_label})
