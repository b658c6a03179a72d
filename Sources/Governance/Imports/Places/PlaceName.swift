import Domain

/// Names of places without the words for what they are: 南街镇 and 南街街道 are both 南街.
enum PlaceName {
    /// The name without its ending, in one form of writing.
    static func stem(_ name: String, _ level: RegionLevel) -> String {
        let word = PlainWord.folded(name)
        for ending in endings(level) where word.hasSuffix(ending) && word.count > ending.count {
            return String(word.dropLast(ending.count))
        }
        return word
    }

    /// The places of that name: those written alike if there are any, else those alike but for the ending.
    static func matches<Place>(
        _ name: String, _ level: RegionLevel, among places: [Place], called: (Place) -> String
    ) -> [Place] {
        let word = PlainWord.folded(name)
        let alike = places.filter { PlainWord.folded(called($0)) == word }
        if !alike.isEmpty { return alike }
        let wanted = stem(name, level)
        return places.filter { stem(called($0), level) == wanted }
    }

    /// Up to three names that differ by a character or two, the nearest first.
    static func nearMisses(_ name: String, _ level: RegionLevel, among names: [String]) -> [String] {
        let wanted = stem(name, level)
        let bound = wanted.count <= 2 ? 1 : 2
        return names.map { (name: $0, distance: PlainWord.distance(wanted, stem($0, level))) }
            .filter { $0.distance <= bound && $0.distance < max(wanted.count, 2) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    private static func endings(_ level: RegionLevel) -> [String] {
        switch level {
        case .county: ["自治县", "自治旗", "林区", "特区", "县", "区", "市", "旗"]
        case .town: ["街道办事处", "办事处", "街道办", "街道", "民族乡", "镇", "乡"]
        case .administrativeVillage:
            ["村民委员会", "社区居民委员会", "居民委员会", "社区居委会", "社区村委会", "村委会", "居委会", "社区", "村委", "村"]
        default: []
        }
    }
}
