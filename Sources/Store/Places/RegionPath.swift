public import Domain

/// The way from the nation down to a place, as one string whose prefixes are the ways to its ancestors.
///
/// Each step is eight characters: the level's digit and the identity in base 36, so that a subtree is one range of an
/// index and the ancestors are read without asking the tables.
public struct RegionPath: Hashable, Sendable {
    /// One place on the way.
    public struct Step: Hashable, Sendable {
        /// The place's level.
        public let level: RegionLevel
        /// The place.
        public let region: SubjectID
    }

    /// The stored text.
    public let text: String

    static let stepLength = 8

    /// The path stored as the given text.
    public init(text: String) {
        self.text = text
    }

    /// The way to a place whose parent's way is known; nil for the nation itself.
    public init(of region: SubjectID, level: RegionLevel, under parent: RegionPath?) {
        let digits = String(region.number, radix: 36, uppercase: true)
        let padding = String(repeating: "0", count: max(0, Self.stepLength - 1 - digits.utf8.count))
        text = (parent?.text ?? "") + String(level.rawValue) + padding + digits
    }

    /// All places on the way, the nation first, the place itself last.
    public var steps: [Step] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count - Self.stepLength + 1, by: Self.stepLength).compactMap { start in
            let level = RegionLevel(rawValue: Int(bytes[start]) - 48)
            var number: Int64 = 0
            for byte in bytes[(start + 1)..<(start + Self.stepLength)] {
                number = number * 36 + Int64(byte < 58 ? byte - 48 : byte - 55)
            }
            return level.map { Step(level: $0, region: SubjectID(number)) }
        }
    }

    /// Beyond every path that begins with this one.
    public var upperBound: String { text + "~" }

    /// Whether the other place is this one or lies within it.
    public func contains(_ other: RegionPath) -> Bool { other.text.hasPrefix(text) }

    /// The place on the way that is of the given level, if there is one.
    public func region(at level: RegionLevel) -> SubjectID? {
        steps.first { $0.level == level }?.region
    }
}
