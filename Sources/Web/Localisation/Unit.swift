/// A unit of measure or counting word, as it stands in table headers and after figures.
struct Unit: Sendable, Hashable {
    private let zh: String
    private let one: String
    private let many: String

    /// Makes a unit whose sign is the same in both languages, such as mg/L.
    init(_ symbol: String) {
        self.init(zh: symbol, en: symbol)
    }

    /// Makes a unit with its words.
    ///
    /// - Parameters:
    ///   - zh: the Chinese counting word.
    ///   - en: the English singular.
    ///   - plural: the English plural; the singular when left out.
    init(zh: String, en: String, plural: String? = nil) {
        self.zh = zh
        one = en
        many = plural ?? en
    }

    /// The unit in a language, in the plural unless the count is 1.
    func symbol(in language: Language, count: Int = 2) -> String {
        switch language {
        case .zh: zh
        case .en: count == 1 ? one : many
        }
    }

    /// 个 villages.
    static let villages = Unit(zh: "个", en: "village", plural: "villages")
    /// 座 facilities.
    static let facilities = Unit(zh: "座", en: "facility", plural: "facilities")
    /// 户 households.
    static let households = Unit(zh: "户", en: "household", plural: "households")
    /// 人 people.
    static let people = Unit(zh: "人", en: "person", plural: "people")
    /// 处 places (black-odorous waters, outlets).
    static let places = Unit(zh: "处", en: "place", plural: "places")
    /// 条 records.
    static let records = Unit(zh: "条", en: "record", plural: "records")
    /// 段 pipes.
    static let pipes = Unit(zh: "段", en: "pipe", plural: "pipes")
    /// m³/d, the capacity and flow of a station.
    static let cubicMetresPerDay = Unit("m³/d")
    /// mg/L, a concentration.
    static let milligramsPerLitre = Unit("mg/L")
    /// km.
    static let kilometres = Unit("km")
    /// m.
    static let metres = Unit("m")
    /// 万元, ten thousand yuan.
    static let tenThousandYuan = Unit(zh: "万元", en: "10,000 CNY")
    /// %.
    static let percent = Unit("%")
}
