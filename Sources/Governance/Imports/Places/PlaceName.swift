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

    /// Whether a name calls its place a village rather than a residents' committee: 排沙村, but not 排沙社区.
    static func saysVillage(_ name: String) -> Bool {
        let word = PlainWord.folded(name)
        let isVillage = ["村", "村委", "村委会", "村民委员会"].contains { word.hasSuffix($0) }
        return isVillage && !word.contains("社区") && !word.contains("居委")
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
