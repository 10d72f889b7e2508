(${near})${first}(between:${between_label})${second}(${far}:${far_label})
