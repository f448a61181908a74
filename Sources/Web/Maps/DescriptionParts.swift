import Civics
import Html

/// What the operations of the description share: parameters, answers, schemas.
enum DescriptionParts {
    static func parameter(_ name: String) -> JSONValue { ["$ref": .string("#/components/parameters/\(name)")] }

    static var pageForms: [JSONValue] { [parameter("fPage"), parameter("lang")] }

    static let featureId: JSONValue = [
        "name": "featureId", "in": "path", "required": true, "schema": ["type": "string", "format": "uuid"],
    ]

    /// The answers of an operation: its own, and the refusals every one may give.
    static func answers(_ own: JSONValue) -> JSONValue {
        func refusal(_ name: String) -> JSONValue { ["$ref": .string("#/components/responses/\(name)")] }
        return [
            "200": own, "304": ["description": "unchanged since the ETag of If-None-Match"],
            "400": refusal("badRequest"), "404": refusal("notFound"), "406": refusal("notAcceptable"),
            "500": refusal("fault"),
        ]
    }

    static var parameters: JSONValue {
        let systems = JSONValue.list(MapSystem.all.map { .string($0.uri) })
        let system: JSONValue = [
            "type": "string", "format": "uri", "enum": systems, "default": .string(MapSystem.crs84.uri),
        ]
        return [
            "bbox": [
                "name": "bbox", "in": "query", "required": false,
                "description": "west,south,east,north in the axis order of bbox-crs; six numbers with heights",
                "schema": [
                    "oneOf": [
                        ["type": "array", "items": ["type": "number"], "minItems": 4, "maxItems": 4],
                        ["type": "array", "items": ["type": "number"], "minItems": 6, "maxItems": 6],
                    ]
                ], "style": "form", "explode": false,
            ],
            "bboxCrs": query("bbox-crs", "the coordinate system of bbox", system),
            "crs": query("crs", "the coordinate system of the answer", system),
            "datetime": query(
                "datetime", "an RFC 3339 time, or an interval with .. for an open side: what holds then",
                ["type": "string"]),
            "limit": query(
                "limit", "how many features at most; more than the maximum is cut to it",
                [
                    "type": "integer", "minimum": 1, "maximum": .int(ItemsQuery.greatestLimit),
                    "default": .int(ItemsQuery.usualLimit),
                ]),
            "after": query(
                "after", "opaque; only as it stands in a next link",
                [
                    "type": "string",
                    "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\\.([1-9]|1[0-9]|20))?$",
                ]),
            "f": query("f", "the form of the answer", ["type": "string", "enum": ["json"]]),
            "fPage": query("f", "the form of the answer", ["type": "string", "enum": ["json", "html"]]),
            "lang": query("lang", "the language of titles", ["type": "string", "enum": ["th", "en"]]),
        ]
    }

    private static func query(_ name: String, _ description: String, _ schema: JSONValue) -> JSONValue {
        [
            "name": .string(name), "in": "query", "required": false, "description": .string(description),
            "schema": schema, "style": "form", "explode": false,
        ]
    }

    static let responses: JSONValue = [
        "badRequest": refusal("a parameter that is not declared or cannot be used"),
        "notFound": refusal("no such collection, feature or tile, or none for the caller"),
        "notAcceptable": refusal("none of the accepted forms is offered"),
        "fault": refusal("a fault on our side"),
    ]

    private static func refusal(_ description: String) -> JSONValue {
        let content = [
            JSONValue.Member(
                name: "application/problem+json", value: ["schema": ["$ref": "#/components/schemas/problem"]]),
            JSONValue.Member(name: MediaType.html, value: ["schema": ["type": "string"]]),
        ]
        return ["description": .string(description), "content": content.object]
    }

    static let schemas: JSONValue = [
        "link": object(
            [
                "href": text, "rel": text, "type": text, "title": text,
            ], required: ["href", "rel"]),
        "landingPage": object(["title": text, "description": text, "links": links], required: ["links"]),
        "conformance": object(
            ["conformsTo": ["type": "array", "items": ["type": "string"]]], required: ["conformsTo"]),
        "collections": object(
            [
                "links": links, "crs": texts,
                "collections": ["type": "array", "items": ["$ref": "#/components/schemas/collection"]],
            ], required: ["links", "collections"]),
        "collection": object(
            [
                "id": text, "title": text, "description": text, "itemType": text, "extent": ["type": "object"],
                "crs": texts, "storageCrs": text, "links": links,
            ], required: ["id", "links"]),
        "schema": ["type": "object"],
        "geometry": [
            "type": "object", "nullable": true, "required": ["type"], "properties": ["type": text],
        ],
        "feature": object(
            [
                "type": ["type": "string", "enum": ["Feature"]], "id": ["type": "string", "format": "uuid"],
                "geometry": ["$ref": "#/components/schemas/geometry"],
                "properties": ["type": "object"], "links": links,
            ], required: ["type", "id", "geometry", "properties"]),
        "featureCollection": object(
            [
                "type": ["type": "string", "enum": ["FeatureCollection"]],
                "timeStamp": ["type": "string", "format": "date-time"],
                "numberMatched": count, "numberReturned": count, "links": links,
                "features": ["type": "array", "items": ["$ref": "#/components/schemas/feature"]],
            ], required: ["type", "features"]),
        "tileJSON": object(
            [
                "tilejson": text, "tiles": texts, "vector_layers": ["type": "array", "items": ["type": "object"]],
            ], required: ["tilejson", "tiles", "vector_layers"]),
        "problem": object(
            ["status": ["type": "integer"], "number": text, "title": text, "detail": text, "field": text],
            required: ["status", "number", "title"]),
    ]

    private static let text: JSONValue = ["type": "string"]
    private static let texts: JSONValue = ["type": "array", "items": ["type": "string"]]
    private static let count: JSONValue = ["type": "integer", "minimum": 0]
    private static let links: JSONValue = ["type": "array", "items": ["$ref": "#/components/schemas/link"]]

    private static func object(_ properties: JSONValue, required: [JSONValue]) -> JSONValue {
        ["type": "object", "required": .list(required), "properties": properties]
    }
}
