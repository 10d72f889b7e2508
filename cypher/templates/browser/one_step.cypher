(${near})${first}(${far}:${far_label})
