/// A count that can never be larger than another one of the same record (部分不大于总数), such as samples that comply
/// among those taken: a rate of more than 100 % would come of it.
public struct PartOfWhole: Hashable, Sendable {
    /// A record in which the part is larger than the whole.
    public struct Breach: Hashable, Sendable {
        /// What should hold.
        public let rule: PartOfWhole
        /// The count of the part.
        public let part: Int64
        /// The count of the whole.
        public let whole: Int64

        /// What is wrong, with both counts.
        public var message: BilingualText {
            BilingualText(
                "\(rule.part.label.zh) \(part) 大于\(rule.whole.label.zh) \(whole)",
                "\(rule.part.label.en) \(part), but \(rule.whole.label.en.lowercased()) only \(whole)")
        }
    }

    /// The count of the part.
    public let part: Field
    /// The count of the whole.
    public let whole: Field
    /// A short stable code for the breach, for programs.
    public let code: String

    private init?(_ kind: RecordKind, _ part: String, of whole: String, code: String) {
        guard let part = kind.field(part), let whole = kind.field(whole) else { return nil }
        (self.part, self.whole, self.code) = (part, whole, code)
    }

    /// The rules for a kind of record.
    public static func rules(for kind: RecordKind) -> [PartOfWhole] {
        switch kind {
        case .village:
            [
                PartOfWhole(kind, "coveredHouseholds", of: "residentHouseholds", code: "covered-more-than-resident"),
                PartOfWhole(
                    kind, "connectedToiletHouseholds", of: "improvedToiletHouseholds",
                    code: "connected-more-than-improved"),
                PartOfWhole(kind, "registeredMale", of: "registeredPopulation", code: "men-more-than-population"),
                PartOfWhole(kind, "registeredFemale", of: "registeredPopulation", code: "women-more-than-population"),
            ].compactMap(\.self)
        case .facility:
            [PartOfWhole(kind, "samplesCompliant", of: "samplesTaken", code: "compliant-more-than-taken")]
                .compactMap(\.self)
        default: []
        }
    }

    /// Whether one of the fields is the part or the whole.
    public func concerns(_ keys: some Sequence<String>) -> Bool {
        keys.contains { $0 == part.key || $0 == whole.key }
    }

    /// How the values break the rule; nil where they do not, or where one of the counts is not reported.
    public func breach(in values: FieldValues) -> Breach? {
        guard let part = values[part.key]?.integer, let whole = values[whole.key]?.integer, part > whole else {
            return nil
        }
        return Breach(rule: self, part: part, whole: whole)
    }
}
