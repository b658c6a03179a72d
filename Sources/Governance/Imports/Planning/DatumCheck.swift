import Domain
import Geo
import Store

/// Gathers positions with what is known of their places, and says where the declared coordinate system looks wrong.
struct DatumCheck {
    private var samples: [CoordinateSystem: [DatumSample]] = [:]
    private var centres: [SubjectID: Coordinate] = [:]

    /// Remembers where the places of a town lie, if at least five do.
    mutating func know(_ items: [RecordItem], of town: SubjectID) {
        let known = items.compactMap { Self.position($0.values) }
        guard known.count >= 5 else { return }
        let count = Double(known.count)
        centres[town] = try? Coordinate(
            longitude: known.map(\.longitude).reduce(0, +) / count, latitude: known.map(\.latitude).reduce(0, +) / count
        )
    }

    /// Adds the position of a row, expected where its record lies by the register, else in the middle of its town.
    mutating func add(_ row: ListRow, near partner: RecordItem?, in town: SubjectID?) {
        guard let system = row.system else { return }
        // A shape is compared by what stands for it, as it stood in the file.
        let drawn = row.position == nil ? row.values.standingPoint.map { system.position(of: $0) } : nil
        guard let position = row.position ?? drawn else { return }
        let expected = partner.flatMap(\.values.standingPoint) ?? town.flatMap { centres[$0] }
        samples[system, default: []].append(DatumSample(imported: position, expectedPosition: expected))
    }

    /// Reports what speaks against the declared systems.
    func finish(_ findings: inout FindingList, row: Int?, column: String?) {
        for (system, samples) in samples.sorted(by: { $0.key.identifier < $1.key.identifier }) {
            let suspicion = DatumSuspicion(of: samples, declaredAs: system)
            guard suspicion.likelySystem != nil, let zh = suspicion.chineseFindings.first,
                let en = suspicion.englishFindings.first
            else { continue }
            findings.add(
                .warning, "datum-suspect", row: row, column: column, BilingualText(zh, en),
                advice: BilingualText("核实来源后重新选择坐标系", "Check the source and choose the system again"))
        }
    }

    private static func position(_ values: FieldValues) -> Coordinate? {
        guard let longitude = values["longitude"]?.quantity, let latitude = values["latitude"]?.quantity else {
            return nil
        }
        return try? Coordinate(longitude: longitude, latitude: latitude)
    }
}
