    MATCH (application:Application {id: id})
    MATCH part = ${path}
    ${where}
    RETURN part, application, participant AS reached, ${detail} AS role
