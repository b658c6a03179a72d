import Domain
import Sampling

/// The results of a spot check as `qingxi estimate` reads them, one checked facility a row.
struct EstimateData {
    enum Design: String, CaseIterable {
        case srs, stratified, twostage
    }

    /// A row that has been understood.
    private struct Row {
        let line: Int
        let stratum: String
        let population: Int?
        let outcome: Outcome
        let cluster: String
        let clusterCount: Int
        let clusterSize: Int
        let chance: Double?
    }

    private let table: CSVTable
    private let design: Design
    private let rows: [Row]

    init(_ bytes: [UInt8], design: Design) throws {
        table = try CSVTable(csv: bytes)
        self.design = design
        rows = try Self.rows(table, design)
    }

    /// The sample by its design.
    func sample() throws -> CheckedSample {
        switch design {
        case .srs:
            let populations = Set(rows.map(\.population))
            if populations.count > 1 {
                throw SamplingError.contradiction(
                    BilingualText(
                        "population 列有不同的值；简单随机抽样只有一个总数，分层抽样请用 --design stratified",
                        "The column population has different values; a simple random sample has one, "
                            + "for strata use --design stratified"))
            }
            let size = rows.first?.population.map(PopulationSize.finite) ?? .unlimited
            return .simple(StratumCounts(population: size, outcomes: OutcomeCounts(rows.map(\.outcome))))
        case .stratified:
            return .stratified(
                try grouped(rows, by: \.stratum).map { name, rows in
                    let size = try same(rows, "population") { $0.population ?? 0 }
                    return StratumCounts(
                        name: name, population: .finite(size), outcomes: OutcomeCounts(rows.map(\.outcome)))
                })
        case .twostage:
            return .twoStage(
                try grouped(rows, by: \.stratum).map { name, rows in
                    let clusters = try grouped(rows, by: \.cluster).map { cluster, rows in
                        ClusteredStratum.Cluster(
                            name: cluster, size: try same(rows, "clusterSize", \.clusterSize),
                            outcomes: OutcomeCounts(rows.map(\.outcome)),
                            chance: try same(rows, "chance", \.chance))
                    }
                    return ClusteredStratum(
                        name: name, clusterCount: try same(rows, "clusters", \.clusterCount), clusters: clusters)
                })
        }
    }

    private func grouped(_ rows: [Row], by key: (Row) -> String) -> [(String, [Row])] {
        Dictionary(grouping: rows, by: key).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The value that all rows of a group must have.
    private func same<Value: Equatable>(
        _ rows: [Row], _ column: String, _ value: (Row) -> Value
    ) throws -> Value {
        guard let first = rows.first.map(value) else { throw SamplingError.emptyFile }
        if let other = rows.first(where: { value($0) != first }) {
            throw SamplingError.badValue(
                name: column, value: "\(value(other))", line: other.line, column: try table.index(of: column) + 1,
                expected: BilingualText(
                    "与同层（同群）其他行相同，即 \(first)", "the same as in the other rows of the stratum or cluster, \(first)"))
        }
        return first
    }

    private static func rows(_ table: CSVTable, _ design: Design) throws -> [Row] {
        let id = try table.index(of: "id")
        let effective = try table.index(of: "effective")
        let stratum = design == .stratified ? try table.index(of: "stratum") : table.columns.firstIndex(of: "stratum")
        let population = design == .twostage ? nil : try table.index(of: "population")
        let cluster = design == .twostage ? try table.index(of: "cluster") : nil
        let clusters = design == .twostage ? try table.index(of: "clusters") : nil
        let clusterSize = design == .twostage ? try table.index(of: "clusterSize") : nil
        // Where towns were drawn in proportion to their facilities each has a chance of its own.
        let chance = design == .twostage ? table.columns.firstIndex(of: "chance") : nil
        var lines: [String: Int] = [:]
        return try table.rows.map { row in
            if row.cells[id].isEmpty { throw SamplingError.emptyID(line: row.line, column: id + 1) }
            if let first = lines.updateValue(row.line, forKey: row.cells[id]) {
                throw SamplingError.duplicateID(
                    id: row.cells[id], line: row.line, firstLine: first, column: id + 1)
            }
            return Row(
                line: row.line, stratum: stratum.map { row.cells[$0] } ?? "",
                population: try population.flatMap { try populationSize(row, $0, design) },
                outcome: try outcome(row, effective), cluster: cluster.map { row.cells[$0] } ?? "",
                clusterCount: try clusters.map { try count(row, $0, "clusters") } ?? 0,
                clusterSize: try clusterSize.map { try count(row, $0, "clusterSize") } ?? 0,
                chance: try chance.map { try share(row, $0, "chance") })
        }
    }

    private static func outcome(_ row: CSVTable.Row, _ column: Int) throws -> Outcome {
        switch row.cells[column] {
        case "1": return .effective
        case "0": return .notEffective
        case "": return .inaccessible
        default:
            throw SamplingError.badValue(
                name: "effective", value: row.cells[column], line: row.line, column: column + 1,
                expected: BilingualText(
                    "1（有效运行）、0（未有效运行）或留空（无法核查）",
                    "1 (effective), 0 (not effective) or nothing (inaccessible)"))
        }
    }

    private static func populationSize(_ row: CSVTable.Row, _ column: Int, _ design: Design) throws -> Int? {
        if design == .srs, ["inf", ""].contains(row.cells[column]) { return nil }
        return try count(row, column, "population")
    }

    private static func share(_ row: CSVTable.Row, _ column: Int, _ name: String) throws -> Double {
        guard let share = Double(row.cells[column]), share > 0, share <= 1 else {
            throw SamplingError.badValue(
                name: name, value: row.cells[column], line: row.line, column: column + 1,
                expected: BilingualText("大于 0 且不超过 1 的数", "a number above 0 and at most 1"))
        }
        return share
    }

    private static func count(_ row: CSVTable.Row, _ column: Int, _ name: String) throws -> Int {
        guard let count = Int(row.cells[column]), count > 0 else {
            throw SamplingError.badValue(
                name: name, value: row.cells[column], line: row.line, column: column + 1,
                expected: BilingualText("正整数", "a positive whole number"))
        }
        return count
    }
}
