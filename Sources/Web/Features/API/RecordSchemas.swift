import Domain

extension RecordKind {
    /// The kinds whose records programs read and change, in the order of the document.
    static let published: [RecordKind] = [
        .village, .facility, .toilet, .waterBody, .protectionZone, .outlet, .sewer, .manhole, .liftStation, .road,
        .boundary,
    ]

    /// The word for lists of the kind in addresses of the API.
    var plural: String {
        switch self {
        case .region: "regions"
        case .village: "villages"
        case .facility: "facilities"
        case .toilet: "toilets"
        case .waterBody: "waterBodies"
        case .protectionZone: "protectionZones"
        case .outlet: "outlets"
        case .sewer: "sewers"
        case .manhole: "manholes"
        case .liftStation: "liftStations"
        case .road: "roads"
        case .boundary: "boundaries"
        }
    }

    /// The kind's name at the beginning of names of schemas.
    var schemaName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension Field {
    /// The form of the field's values.
    var schema: APISchema {
        switch type {
        case .text(let limit): .text(limit: limit)
        case .integer(let range): .integer(range)
        case .decimal(let range, _): .number(range)
        case .day: .day
        case .flag: .flag
        case .choice(let choices): .choice(choices.map(\.code))
        case .subject: .id
        case .shape: .text()
        }
    }

    /// The field's name with its unit, for the document.
    var note: BilingualText {
        BilingualText(
            label.zh + (unit.zh.isEmpty ? "" : "（\(unit.zh)）"), label.en + (unit.en.isEmpty ? "" : " (\(unit.en))"))
    }
}

extension APISchema {
    /// The values of a record as they are answered: what is not reported is not there.
    static func values(of kind: RecordKind) -> APISchema {
        .named(
            kind.schemaName + "Values",
            .object(
                kind.fields.map { APIMember(name: $0.key, schema: $0.schema, isRequired: false, summary: $0.note) }))
    }

    /// The values of a record as they are sent: `null` states that a value is not known.
    static func changes(of kind: RecordKind) -> APISchema {
        .named(
            kind.schemaName + "Changes",
            .object(
                kind.fields.map {
                    APIMember(name: $0.key, schema: .orNull($0.schema), isRequired: false, summary: $0.note)
                }))
    }

    /// A line of a list.
    static func item(of kind: RecordKind) -> APISchema {
        .named(
            kind.schemaName + "Item",
            .object([
                .required("id", .id), .required("name", .text()), .required("code", .text()),
                .required("level", .level, "所在（或村庄自身）层级", "the level of the village or of the place where it stands"),
                .required("place", .orNull(.place), "所在区划；村庄为其上级", "where it stands; for villages the place above"),
                .required("values", values(of: kind)),
            ]))
    }

    /// A record's present state.
    static func record(of kind: RecordKind) -> APISchema {
        .named(
            kind.schemaName,
            .object([
                .required("id", .id), .required("kind", .choice([kind.rawValue])), .required("name", .text()),
                .required("code", .text()),
                .required("place", .place, "所在区划；村庄为其自身", "where it stands; for villages itself"),
                .required("values", values(of: kind)),
                .required("units", .map(.bilingual), "各值的单位", "the units of the values"),
                .required("validFrom", .orNull(.day)), .required("validTo", .orNull(.day)),
                .required("asOf", .day),
                .required("version", .integer(0...Int64.max), "修改时须带此版本", "to be named when changing it"),
                .optional("origins", .map(origin), "各值的出处（origins=true）", "where each value comes from (origins=true)"),
            ]))
    }

    /// Where a value comes from.
    static let origin = APISchema.named("Origin", .object(originMembers))

    /// The members of an origin: the fact and the entry of the log that brought it.
    static let originMembers: [APIMember] = [
        .required("fact", .id), .required("entry", .id, "日志序号", "the entry of the log"),
        .required("recordedAt", .moment), .required("by", .text()),
        .required("channel", .choice(Actor.Channel.allCases.map(\.rawValue))), .required("action", .text()),
        .required("locus", .text(), "来源位置，如工作表与行", "where in its source: sheet and row, or a form"),
        .optional("source", .text(), "填报人注明的依据或出处", "where it comes from, as whoever recorded it said"),
        .required("validFrom", .orNull(.day)), .required("validTo", .orNull(.day)),
    ]

    /// A fact with its origin.
    static let fact = APISchema.named(
        "Fact",
        .object(
            originMembers + [
                .required("kind", .choice(RecordKind.allCases.map(\.rawValue))),
                .required("values", .map(.any), "所陈述的值", "the values stated"),
                .required("cleared", .list(.text()), "声明为未知的字段", "the fields stated to be unknown"),
                .required("withdrawnAt", .orNull(.moment), "撤销时间", "when it was withdrawn"),
            ]))
}
