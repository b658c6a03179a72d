public import Domain

/// What a measure counts or adds up (计量对象).
public enum MeasuredSubject: String, CaseIterable, Hashable, Sendable {
    /// Natural villages (自然村).
    case naturalVillage
    /// Places of the fifth level, villages and residents' committees alike (行政村、社区).
    case administrativeVillage
    /// Treatment facilities (设施).
    case facility
    /// Toilets (厕所).
    case toilet
    /// Waters (水体).
    case waterBody
    /// Drinking-water protection zones (饮用水水源保护区).
    case protectionZone
    /// Outlets (排口).
    case outlet

    /// The kind of record that carries it.
    public var kind: RecordKind {
        switch self {
        case .naturalVillage, .administrativeVillage: .village
        case .facility: .facility
        case .toilet: .toilet
        case .waterBody: .waterBody
        case .protectionZone: .protectionZone
        case .outlet: .outlet
        }
    }

    /// The level of the place, for villages.
    public var level: RegionLevel? {
        switch self {
        case .naturalVillage: .naturalVillage
        case .administrativeVillage: .administrativeVillage
        default: nil
        }
    }

    /// The kinds of records that measures look at.
    public static let kinds = Set(allCases.map(\.kind))

    /// The subject that a record of the kind and level is, or nil if measures do not look at such records.
    ///
    /// Records of kind `region` are not measured: a village counts by its record of kind `village`.
    public init?(kind: RecordKind, level: RegionLevel?) {
        switch (kind, level) {
        case (.village, .naturalVillage): self = .naturalVillage
        case (.village, .administrativeVillage): self = .administrativeVillage
        case (.facility, _): self = .facility
        case (.toilet, _): self = .toilet
        case (.waterBody, _): self = .waterBody
        case (.protectionZone, _): self = .protectionZone
        case (.outlet, _): self = .outlet
        case (.village, _), (.region, _): return nil
        case (.sewer, _), (.manhole, _), (.liftStation, _), (.road, _), (.boundary, _): return nil
        }
    }
}
