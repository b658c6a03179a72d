import Domain
import Geo
import Store

/// Gathers positions with what is known of their places, and says where the declared coordinate system looks wrong.
struct DatumCheck {
    /// How near to the truth an expected position is, the nearest first.
    enum Nearness: Int, CaseIterable, Sendable {
        /// Where the same record lies by the register, or its village.
        case village
        /// The middle of its administrative village.
        case administrativeVillage
        /// The middle of its town.
        case town
    }

    /// Where a position is expected.
    struct Expected: Sendable {
        let position: Coordinate
        let nearness: Nearness

        init(_ position: Coordinate, _ nearness: Nearness) {
            self.position = position
            self.nearness = nearness
        }
    }

    private struct Sample {
        let imported: MapPosition
        let expected: Expected?
    }

    private var samples: [CoordinateSystem: [Sample]] = [:]
    private var centres: [SubjectID: Coordinate] = [:]

    /// Remembers where the places of a town lie, if at least five do.
    mutating func know(_ items: [RecordItem], of town: SubjectID) {
        let known = items.compactMap { Self.position($0.values) }
        if known.count >= 5 { centres[town] = VillagePoints.middle(known) }
    }

    /// Adds the position of a row, expected where its record lies by the register, else in the middle of its town.
    mutating func add(_ row: ListRow, near partner: RecordItem?, in town: SubjectID?) {
        add(row, near: partner, else: town.flatMap { centres[$0] }.map { Expected($0, .town) })
    }

    /// Adds the position of a row, expected where its record lies by the register, else where its place does.
    mutating func add(_ row: ListRow, near partner: RecordItem?, else expected: Expected?) {
        guard let system = row.system else { return }
        // A shape is compared by what stands for it, as it stood in the file.
        let drawn = row.position == nil ? row.values.standingPoint.map { system.position(of: $0) } : nil
        guard let position = row.position ?? drawn else { return }
        let own = partner.flatMap(\.values.standingPoint).map { Expected($0, .village) }
        samples[system, default: []].append(Sample(imported: position, expected: own ?? expected))
    }

    /// Reports what speaks against the declared systems.
    func finish(_ findings: inout FindingList, row: Int?, column: String?) {
        for (system, samples) in samples.sorted(by: { $0.key.identifier < $1.key.identifier }) {
            let suspicion = Self.judged(samples, declaredAs: system)
            guard suspicion.likelySystem != nil, let zh = suspicion.chineseFindings.first,
                let en = suspicion.englishFindings.first
            else { continue }
            findings.add(
                .warning, "datum-suspect", row: row, column: column, BilingualText(zh, en),
                advice: BilingualText("核实来源后重新选择坐标系", "Check the source and choose the system again"))
        }
    }

    /// What the nearest expectations say, if they are enough to decide; those farther off scatter by kilometres and are
    /// asked only then.
    private static func judged(_ samples: [Sample], declaredAs system: CoordinateSystem) -> DatumSuspicion {
        var suspicion = DatumSuspicion(of: [], declaredAs: system)
        for nearness in Nearness.allCases {
            let known = samples.map { sample in
                let expected = sample.expected.flatMap { $0.nearness.rawValue <= nearness.rawValue ? $0 : nil }
                return DatumSample(imported: sample.imported, expectedPosition: expected?.position)
            }
            suspicion = DatumSuspicion(of: known, declaredAs: system)
            if suspicion.offset?.isDecisive == true { break }
        }
        return suspicion
    }

    private static func position(_ values: FieldValues) -> Coordinate? {
        guard let longitude = values["longitude"]?.quantity, let latitude = values["latitude"]?.quantity else {
            return nil
        }
        return try? Coordinate(longitude: longitude, latitude: latitude)
    }
}
