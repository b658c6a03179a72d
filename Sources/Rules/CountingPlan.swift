import Domain

/// The measures of a rule set, arranged for counting millions of records.
///
/// Conditions are broken into atoms. Each distinct atom is tested once for a record and gives one bit; a measure then
/// compares the bits under its mask with those it wants. Atoms on one field share the look-up of its value.
struct CountingPlan: Sendable {
    /// How many distinct atoms the measures of one subject may have.
    static let atomLimit = 64

    private struct Entry: Sendable {
        let slot: Int
        let mask: UInt64
        let wanted: UInt64
        let amount: Measure.Amount
    }

    /// Atoms that look at a single field.
    private struct FieldAtoms: Sendable {
        let key: String
        /// The bit that says that the field is reported; zero if no condition asks.
        var reported: UInt64 = 0
        /// The bits of the texts that the field is compared with.
        var texts: [(text: String, bit: UInt64)] = []
    }

    private struct Part: Sendable {
        var atoms: [Predicate] = []
        var entries: [Entry] = []
        var fields: [FieldAtoms] = []
        /// Atoms of other forms, tested as they stand.
        var others: [(atom: Predicate, bit: UInt64)] = []

        mutating func add(_ atom: Predicate, bit: UInt64) {
            switch atom {
            case .reported(let key):
                fields[place(of: key)].reported |= bit
            case .equals(let key, .text(let text)):
                fields[place(of: key)].texts.append((text, bit))
            case .isOneOf(let key, let values) where values.allSatisfy({ $0.text != nil }):
                for text in Set(values.compactMap(\.text)) { fields[place(of: key)].texts.append((text, bit)) }
            default:
                others.append((atom, bit))
            }
        }

        private mutating func place(of key: String) -> Int {
            if let place = fields.firstIndex(where: { $0.key == key }) { return place }
            fields.append(FieldAtoms(key: key))
            return fields.count - 1
        }

        func bits(for record: MeasuredRecord) -> UInt64 {
            var bits: UInt64 = 0
            if !record.values.isEmpty {
                for field in fields {
                    guard let value = record.values[field.key] else { continue }
                    bits |= field.reported
                    guard !field.texts.isEmpty, case .text(let text) = value else { continue }
                    for entry in field.texts where entry.text == text { bits |= entry.bit }
                }
            }
            for entry in others where entry.atom.holds(for: record) { bits |= entry.bit }
            return bits
        }
    }

    private var naturalVillages = Part()
    private var administrativeVillages = Part()
    private var facilities = Part()
    private var toilets = Part()
    private var waterBodies = Part()
    private var protectionZones = Part()
    private var outlets = Part()

    /// Arranges measures, or gives nil if those of one subject test more than ``atomLimit`` different things.
    init?(_ measures: [Measure]) {
        for measure in measures {
            let path = Self.path(for: measure.subject)
            guard Self.add(measure, to: &self[keyPath: path]) else { return nil }
        }
    }

    private static func path(for subject: MeasuredSubject) -> WritableKeyPath<CountingPlan, Part> {
        switch subject {
        case .naturalVillage: \.naturalVillages
        case .administrativeVillage: \.administrativeVillages
        case .facility: \.facilities
        case .toilet: \.toilets
        case .waterBody: \.waterBodies
        case .protectionZone: \.protectionZones
        case .outlet: \.outlets
        }
    }

    private static func add(_ measure: Measure, to part: inout Part) -> Bool {
        var mask: UInt64 = 0
        var wanted: UInt64 = 0
        for (atom, isWanted) in conjunction(of: measure.condition, positive: true) {
            let index = part.atoms.firstIndex(of: atom) ?? part.atoms.count
            guard index < atomLimit else { return false }
            let bit: UInt64 = 1 << UInt64(index)
            if index == part.atoms.count {
                part.atoms.append(atom)
                part.add(atom, bit: bit)
            }
            // A condition that wants an atom both ways never holds and needs no entry.
            if mask & bit != 0, (wanted & bit != 0) != isWanted { return true }
            mask |= bit
            if isWanted { wanted |= bit }
        }
        part.entries.append(Entry(slot: measure.slot, mask: mask, wanted: wanted, amount: measure.amount))
        return true
    }

    private static func conjunction(of condition: Predicate, positive: Bool) -> [(Predicate, Bool)] {
        switch (condition, positive) {
        case (.always, true): []
        case (.all(let parts), true): parts.flatMap { conjunction(of: $0, positive: true) }
        case (.any(let parts), false): parts.flatMap { conjunction(of: $0, positive: false) }
        case (.not(let part), _): conjunction(of: part, positive: !positive)
        default: [(condition, positive)]
        }
    }

    /// Adds what the record contributes, times the sign.
    ///
    /// - Complexity: O(atoms + measures) of the record's subject; nothing is allocated.
    func accumulate(_ record: MeasuredRecord, into sums: inout [Int64], sign: Int64) {
        switch MeasuredSubject(kind: record.kind, level: record.level) {
        case .naturalVillage: Self.accumulate(naturalVillages, record, into: &sums, sign: sign)
        case .administrativeVillage: Self.accumulate(administrativeVillages, record, into: &sums, sign: sign)
        case .facility: Self.accumulate(facilities, record, into: &sums, sign: sign)
        case .toilet: Self.accumulate(toilets, record, into: &sums, sign: sign)
        case .waterBody: Self.accumulate(waterBodies, record, into: &sums, sign: sign)
        case .protectionZone: Self.accumulate(protectionZones, record, into: &sums, sign: sign)
        case .outlet: Self.accumulate(outlets, record, into: &sums, sign: sign)
        case nil: break
        }
    }

    private static func accumulate(_ part: Part, _ record: MeasuredRecord, into sums: inout [Int64], sign: Int64) {
        let bits = part.bits(for: record)
        for entry in part.entries where bits & entry.mask == entry.wanted {
            // Wrapping, so that absurd input can neither trap nor leave a sum that the opposite sign would not undo.
            sums[entry.slot] &+= sign &* amount(entry.amount, of: record)
        }
    }

    private static func amount(_ amount: Measure.Amount, of record: MeasuredRecord) -> Int64 {
        switch amount {
        case .one:
            return 1
        case .field(let key, let scale):
            switch record.values[key] {
            case .integer(let number): return number &* scale
            case .decimal(let number): return Int64(exactly: (number * Double(scale)).rounded()) ?? 0
            default: return 0
            }
        }
    }
}
