/// The list from which is drawn (抽样框): the facilities as of a day, frozen so that everybody can check it.
///
/// Its canonical form is CSV in UTF-8 without byte order mark, lines ended by LF, quoted only where RFC 4180 asks for
/// it: a heading `id,exclusion,…` and the units in the order of the bytes of their ids. The SHA-256 of that form is
/// published before the seed is known, so that nobody can change the list afterwards.
public struct Frame: Sendable {
    /// The columns beside `id` and `exclusion`, in the order of ``FrameUnit/values``.
    public let columns: [String]
    /// All units, excluded ones too, in the order of the bytes of their ids.
    public let units: [FrameUnit]
    /// The canonical form as text; see ``canonicalCSV`` for its bytes.
    public let canonicalText: String
    /// The SHA-256 of the canonical form, which is published.
    public let hash: Digest256

    /// A frame of units in any order.
    ///
    /// - Parameters:
    ///   - columns: The names of the units' values.
    ///   - units: The units. Their line in an error is their place in this list, counted with a heading.
    /// - Throws: An empty, untidy or duplicate id; a unit with another number of values than there are columns; a NUL.
    /// - Complexity: O(n log n) in the number of units.
    public init(columns: [String], units: [FrameUnit]) throws(SamplingError) {
        try self.init(columns: columns, numbered: units.enumerated().map { ($0.offset + 2, $0.element) }, idColumn: 1)
    }

    /// Reads a frame from a file with a column `id`, optionally `exclusion`, and any others.
    ///
    /// - Throws: A ``SamplingError`` that names line and column.
    public init(csv bytes: [UInt8]) throws(SamplingError) {
        let table = try CSVTable(csv: bytes)
        let id = try table.index(of: Self.idColumn)
        let exclusion = table.columns.firstIndex(of: Self.exclusionColumn)
        let others = table.columns.indices.filter { $0 != id && $0 != exclusion }
        let units = table.rows.map { row in
            let unit = FrameUnit(
                id: row.cells[id], values: others.map { row.cells[$0] }, exclusion: exclusion.map { row.cells[$0] })
            return (row.line, unit)
        }
        try self.init(columns: others.map { table.columns[$0] }, numbered: units, idColumn: id + 1)
    }

    private init(
        columns: [String], numbered: [(line: Int, unit: FrameUnit)], idColumn: Int
    ) throws(SamplingError) {
        try FrameCheck(columns: columns, idColumn: idColumn).check(numbered)
        self.columns = columns
        units = numbered.map(\.unit).sorted { $0.id.precedesInBytes($1.id) }
        canonicalText =
            CSVText.row([Self.idColumn, Self.exclusionColumn] + columns)
            + units.map { CSVText.row([$0.id, $0.exclusion ?? ""] + $0.values) }.joined()
        hash = SHA256.hash(canonicalText)
    }

    /// The heading of the ids.
    public static let idColumn = "id"
    /// The heading of the reasons for exclusion; an empty cell means that the unit can be drawn.
    public static let exclusionColumn = "exclusion"

    /// The bytes that are published and hashed.
    public var canonicalCSV: [UInt8] { Array(canonicalText.utf8) }
    /// The units that can be drawn.
    public var eligible: [FrameUnit] { units.filter { $0.exclusion == nil } }
    /// The units that cannot be drawn, each with its reason.
    public var excluded: [FrameUnit] { units.filter { $0.exclusion != nil } }

    /// The units that can be drawn, with the stratum that a column names.
    ///
    /// - Parameter column: The column whose text is the stratum; nil puts all into one stratum without a name.
    /// - Throws: `missingColumn` if the frame does not have it.
    public func samplingUnits(stratifiedBy column: String?) throws(SamplingError) -> [SamplingUnit] {
        guard let column else { return eligible.map { SamplingUnit(id: $0.id, stratum: "") } }
        guard let index = columns.firstIndex(of: column) else {
            throw .missingColumn(name: column, found: [Self.idColumn, Self.exclusionColumn] + columns)
        }
        return eligible.map { SamplingUnit(id: $0.id, stratum: $0.values[index]) }
    }
}
