${left}[${fact}:${types}
        WHERE ${fact}.valid_from <= $as_of < ${fact}.valid_until
          AND ${fact}.recorded_at <= $known_at < ${fact}.superseded_at]${right}
