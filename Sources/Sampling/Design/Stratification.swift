import Domain

/// How the facilities of a frame fall into strata: by columns, and those too large to leave to chance apart.
public struct Stratification: Hashable, Sendable {
    /// Facilities that are checked for certain (必查层), such as those of at least 500 m³/d.
    public struct Certainty: Hashable, Sendable {
        /// The column with the number, such as the design capacity in m³/d.
        public let column: String
        /// From which number on a facility is checked for certain.
        public let atLeast: Double

        /// A rule for facilities that are checked for certain.
        public init(column: String, atLeast: Double) {
            self.column = column
            self.atLeast = atLeast
        }
    }

    /// The columns whose texts make up a stratum's name, the most important first.
    public let columns: [String]
    /// Which facilities are checked for certain, if any.
    public let certainty: Certainty?

    /// A way to form strata.
    public init(columns: [String], certainty: Certainty? = nil) {
        self.columns = columns
        self.certainty = certainty
    }

    /// The name of the stratum that is checked for certain.
    public static let certaintyName = "必查"

    /// The frame's facilities with their strata; strata with fewer than two are merged with similar ones.
    ///
    /// - Throws: `missingColumn`, or `badValue` where the certainty column holds no number (its line counts the frame's
    ///   units).
    public func units(of frame: Frame) throws(SamplingError) -> [SamplingUnit] {
        var indices: [Int] = []
        for column in columns { indices.append(try Self.index(of: column, in: frame)) }
        let measured = try certainty.map { rule throws(SamplingError) in
            (rule, try Self.index(of: rule.column, in: frame))
        }
        var keys: [(id: String, key: [String]?)] = []
        for (place, unit) in frame.units.enumerated() where unit.exclusion == nil {
            var isCertain = false
            if let measured { isCertain = try Self.isCertain(unit, measured, line: place + 2) }
            keys.append((unit.id, isCertain ? nil : indices.map { unit.values[$0] }))
        }
        let populations = Dictionary(keys.compactMap(\.key).map { ($0, 1) }, uniquingKeysWith: +)
        let collapse = StrataCollapse(populations)
        return keys.map { id, key in
            SamplingUnit(id: id, stratum: key.map { collapse.name(of: $0) ?? "" } ?? Self.certaintyName)
        }
    }

    private static func index(of column: String, in frame: Frame) throws(SamplingError) -> Int {
        guard let index = frame.columns.firstIndex(of: column) else {
            throw .missingColumn(name: column, found: [Frame.idColumn, Frame.exclusionColumn] + frame.columns)
        }
        return index
    }

    private static func isCertain(
        _ unit: FrameUnit, _ measured: (Certainty, Int), line: Int
    ) throws(SamplingError) -> Bool {
        let (rule, index) = measured
        if unit.values[index].isEmpty { return false }
        guard let number = Double(unit.values[index]), number.isFinite else {
            throw .badValue(
                name: rule.column, value: unit.values[index], line: line, column: index + 3,
                expected: BilingualText("数字或留空", "a number or nothing"))
        }
        return number >= rule.atLeast
    }
}
