public import Domain
public import Geo
import Networks
public import Store

/// The sewers of an area as a network, with the records behind its pipes and sites (区域管网).
public struct SewerNetworkModel: Sendable {
    /// A record of the network.
    public struct Item: Sendable {
        /// The kind of record.
        public let kind: RecordKind
        /// Whom it is about.
        public let id: SubjectID
        /// Its code; may be empty.
        public let code: String
        /// Its name; may be empty.
        public let name: String
        /// The way to the place itself, or to where the record stands.
        public let path: RegionPath
        /// The line of a pipe, in degrees; empty where it has none.
        public let line: [Coordinate]
        /// The point of a site.
        public let position: Coordinate?

        /// What people call it: its name, else its code, else its number.
        public var label: String { name.isEmpty ? (code.isEmpty ? "#\(id)" : code) : name }
    }

    /// The area that was read.
    public let area: Region
    /// The moment.
    public let asOf: AsOf
    /// The last entry of the log that it holds.
    public let version: Int64
    /// The pipes, in the order of the network's.
    public let pipes: [Item]
    /// The sites, in the order of the network's.
    public let sites: [Item]
    /// The findings in words, the gravest first.
    public let issues: [SewerIssue]
    /// The names of the places in which its records stand.
    public let places: [SubjectID: Region]

    let network: SewerNetwork
    let inspection: SewerInspection
    let pipeNumbers: [SubjectID: Int]
    let siteNumbers: [SubjectID: Int]
    let zone: GaussKrugerZone?
    /// Waters into which outlets and facilities discharge, by site.
    let waters: [Int: String]

    /// Whether anything is recorded of pipes here.
    public var isEmpty: Bool { pipes.isEmpty }

    /// The position of a node of the network.
    public func position(ofNode node: Int) -> Coordinate? {
        guard let zone, let place = network.position(ofNode: node) else { return nil }
        return try? zone.coordinate(of: place)
    }

    /// Pipes and manholes that touch a box, at most so many, for drawing a pipe that ends on them.
    /// - Complexity: O(records).
    public func items(in box: BoundingBox, limit: Int) -> [Item] {
        let near = pipes.lazy.filter { item in
            BoundingBox(around: item.line).map { $0.intersects(box) } ?? false
        }
        let points = sites.lazy.filter { item in
            item.kind != .village && (item.position.map { box.contains($0) } ?? false)
        }
        return Array(points.prefix(limit)) + near.prefix(limit)
    }

    /// Metres of pipe by kind, by the lines.
    public var lengthsMetres: [SewerTraceReport.Share<Double>] {
        var sums: [SewerSurvey.PipeKind: Double] = [:]
        for pipe in pipes.indices {
            sums[network.survey.pipeKinds[pipe], default: 0] += network.lengthMetres(ofPipe: pipe)
        }
        return Self.shares(sums)
    }

    /// How many pipes have their direction from what.
    public var directionCounts: [SewerTraceReport.Share<Int>] { directionCounts(Array(pipes.indices)) }

    /// What drains to a facility, by its own pipes; nil where it is none of the network's.
    public func catchment(of facility: SubjectID) -> SewerCatchmentReport? {
        guard let site = siteNumbers[facility],
            let found = inspection.catchments.first(where: { $0.facility == site })
        else { return nil }
        let ledger = inspection.ledger.facilities[site]
        let recorded: [SewerSurvey.PipeKind: Double?] = [
            .main: ledger?.mainMetres, .branch: ledger?.branchMetres, .lateral: ledger?.lateralMetres,
        ]
        let claimed = Set(ledger?.villages ?? [])
        return SewerCatchmentReport(
            facility: sites[site], pipes: found.pipes.count, households: found.households,
            villages: found.villages.map { sites[$0] },
            missingVillages: claimed.subtracting(found.villages).sorted().map { sites[$0] },
            lengths: SewerSurvey.PipeKind.allCases.compactMap { kind in
                let surveyed = found.lengthsMetres[kind] ?? 0
                let known = recorded[kind] ?? nil
                if surveyed == 0, known == nil { return nil }
                return SewerCatchmentReport.Length(
                    name: SewerIssueKind.name(kind), surveyedMetres: surveyed, recordedMetres: known)
            },
            issues: issues.filter { $0.facility == facility })
    }

    func directionCounts(_ numbers: [Int]) -> [SewerTraceReport.Share<Int>] {
        var counts = [Int](repeating: 0, count: SewerDirection.Basis.allCases.count)
        for pipe in numbers { counts[Int(network.directions[pipe].basis.rawValue)] += 1 }
        return SewerDirection.Basis.allCases.compactMap { basis in
            let count = counts[Int(basis.rawValue)]
            return count == 0 ? nil : SewerTraceReport.Share(name: SewerIssueKind.name(basis), quantity: count)
        }
    }

    static func shares(_ metres: [SewerSurvey.PipeKind: Double]) -> [SewerTraceReport.Share<Double>] {
        SewerSurvey.PipeKind.allCases.compactMap { kind in
            guard let length = metres[kind], length > 0 else { return nil }
            return SewerTraceReport.Share(name: SewerIssueKind.name(kind), quantity: length)
        }
    }
}
