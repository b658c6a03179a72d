import Domain
import Governance
import Rules
import Store

extension JSONBuffer {
    /// A place in short: number, code, name, level.
    mutating func write(_ region: Region) {
        object { $0.writeMembers(of: region) }
    }

    /// The members of a place in short.
    mutating func writeMembers(of region: Region) {
        member("id", region.id.number)
        member("code", region.code)
        member("name", region.name)
        member("level", region.level.word)
    }

    /// A member with a day; an open end is `null`.
    mutating func member(_ name: String, _ day: Day) {
        member(name, day <= .beginning || day >= .end ? nil : day.description)
    }

    /// A member with a moment after RFC 3339, in UTC; nil is `null`.
    mutating func member(_ name: String, _ instant: Instant?) {
        let utc = CivilZone(secondsFromUTC: 0)
        member(name, instant.map { utc.text(of: $0).replacing(" ", with: "T") + "Z" })
    }

    /// A member with an object of values by field key.
    mutating func member(_ name: String, _ values: FieldValues) {
        self.name(name)
        object { json in
            for item in values.items {
                json.name(item.key)
                json.write(item.value)
            }
        }
    }

    /// A member with the values of indicators.
    mutating func member(_ name: String, _ values: [IndicatorValue]) {
        self.name(name)
        array(values) { json, value in
            json.object { $0.writeMembers(of: value) }
        }
    }

    /// The members of an indicator's value; what is missing is `null`.
    mutating func writeMembers(of value: IndicatorValue) {
        member("id", value.indicatorID)
        member("numerator", value.numerator)
        member("denominator", value.denominator)
        member("value", value.value)
        member("reported", value.reported)
    }
}

extension RegionLevel {
    /// The level's stable word in the API.
    var word: String {
        switch self {
        case .nation: "nation"
        case .province: "province"
        case .city: "city"
        case .county: "county"
        case .town: "town"
        case .administrativeVillage: "administrativeVillage"
        case .naturalVillage: "naturalVillage"
        }
    }
}

extension APISchema {
    /// The words of levels.
    static let level = APISchema.choice(RegionLevel.allCases.map(\.word))

    /// A place in short.
    static let place = APISchema.named("Place", .object(placeMembers))

    /// The members of a place in short.
    static let placeMembers: [APIMember] = [
        .required("id", .id), .required("code", .text(), "可能为空", "may be empty"), .required("name", .text()),
        .required("level", .level),
    ]

    /// The members of an indicator's value.
    static let indicatorMembers: [APIMember] = [
        .required("id", .text()),
        .required("numerator", .orNull(.number()), "分子，未报为 null", "above the line; null where not reported"),
        .required("denominator", .orNull(.number()), "分母；总量类指标为 null", "below the line; null for totals"),
        .required("value", .orNull(.number()), "比率（1 即 100 %）或总量", "the ratio (1 is 100 %) or the total"),
        .required("reported", .orNull(.number()), "已填报的记录数", "how many records report it"),
    ]
}
