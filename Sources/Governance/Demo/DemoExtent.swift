/// How much of each there is for a number of natural villages (规模).
///
/// Ratios are those of China's tree as a whole: about 4.2 natural villages an administrative village, 15 of these a
/// town, 13 towns a county, 8 or 9 counties a city. A single province is given larger counties, as the populous ones have.
struct DemoExtent: Hashable {
    /// Natural villages of the county with the full history.
    let storyVillages: Int
    /// Natural villages of all other counties.
    let otherVillages: Int

    static let range = 1...3_000_000
    static let usualCounty = 900

    init(villages number: Int) {
        let villages = min(Self.range.upperBound, max(Self.range.lowerBound, number))
        // Up to a few times the usual size it remains one county with the full history.
        storyVillages = villages <= 3000 ? villages : Self.usualCounty
        otherVillages = villages - storyVillages
    }

    var towns: Int { max(3, min(26, (storyVillages * 12 + 450) / 900)) }
    var committees: Int { max(towns, (storyVillages * 160 + 450) / 900) }
    var communities: Int { max(1, towns / 2) }
    var facilities: Int { (storyVillages * 260 + 450) / 900 }
    var blackWaters: Int { max(1, storyVillages * 28 / 900) }
    var publicToilets: Int { max(1, storyVillages * 46 / 900) }

    private var isOneProvince: Bool { otherVillages <= 200_000 }

    /// Other counties.
    var counties: Int {
        otherVillages == 0 ? 0 : max(1, otherVillages / (isOneProvince ? 1600 : 800))
    }

    var provinces: Int {
        isOneProvince ? 1 : min(Self.provinceCodes.count, max(2, (counties + 52) / 105))
    }

    var villagesACommittee: Double { isOneProvince ? 5.6 : 4.2 }
    var committeesATown: Int { 15 }
    var countiesACity: Int { 9 }
    /// One facility for so many natural villages of the other counties.
    var villagesAFacility: Double { isOneProvince ? 6 : 20 }

    /// Two-digit codes that no province of China has, 99 first.
    static let provinceCodes = (66...99).reversed().filter { ![71, 81, 82].contains($0) }
}
