public import Domain
import Networks
public import Store

/// What a trace found, with the records (追溯结果).
public struct SewerTraceReport: Sendable {
    /// Which way is looked.
    public enum Way: String, CaseIterable, Hashable, Sendable {
        /// What drains to here (向上追溯).
        case upstream = "up"
        /// Where the water goes from here (向下追溯).
        case downstream = "down"

        /// The name for people.
        public var name: BilingualText {
            switch self {
            case .upstream: BilingualText("向上追溯", "Upstream trace")
            case .downstream: BilingualText("向下追溯", "Downstream trace")
            }
        }

        var kernel: SewerTrace.Way { self == .upstream ? .upstream : .downstream }
    }

    /// A length or a number with what it is of.
    public struct Share<Quantity: Sendable>: Sendable {
        /// Of what.
        public let name: BilingualText
        /// How much.
        public let quantity: Quantity
    }

    /// A pipe on the way.
    public struct Pipe: Sendable {
        /// The record.
        public let item: SewerNetworkModel.Item
        /// The part it plays.
        public let kindName: BilingualText
        /// Length in metres, by its line.
        public let lengthMetres: Double
        /// Inner diameter in millimetres.
        public let diameter: Double?
        /// How its direction is known.
        public let basisName: BilingualText
        /// Whether it flows from the last point of its line to the first.
        public let isAgainstDrawing: Bool
    }

    /// The pipes of a trace, each made when it is looked at: there may be a hundred thousand, and often only their number
    /// is asked for.
    public struct Pipes: RandomAccessCollection, Sendable {
        let model: SewerNetworkModel
        let numbers: [Int]

        /// The place of the nearest.
        public var startIndex: Int { 0 }
        /// Behind the farthest.
        public var endIndex: Int { numbers.count }
        /// The pipe at a place.
        public subscript(position: Int) -> Pipe { model.pipe(numbers[position]) }
    }

    /// Why a way downstream goes no further.
    public struct Ending: Sendable {
        /// What is there, and which water.
        public let message: BilingualText
        /// The record there.
        public let item: SewerNetworkModel.Item?
        /// Whether the water arrives at a facility or an outlet.
        public let isArrival: Bool
    }

    /// Where the trace begins.
    public let start: SewerNetworkModel.Item
    /// Which way was looked.
    public let way: Way
    /// The pipes, nearest first.
    public let pipes: Pipes
    /// Manholes, lift stations, facilities and outlets on the way, nearest first.
    public let sites: [SewerNetworkModel.Item]
    /// The villages whose pipes are among them.
    public let villages: [SewerNetworkModel.Item]
    /// Households connected to the pipes.
    public let households: Int
    /// Metres of pipe by kind.
    public let lengthsMetres: [Share<Double>]
    /// Where the ways downstream end; empty for a trace upstream.
    public let endings: [Ending]
    /// How many pipes have their direction from what.
    public let directionCounts: [Share<Int>]
    /// Whether no pipe is recorded in the village, so that the one nearest to it was taken.
    public let isFromNearestPipe: Bool
    /// The names of places.
    public let places: [SubjectID: Region]
    /// The last entry of the log that it holds.
    public let version: Int64
}

extension SewerNetworkModel {
    /// Follows the water from a record, or to it.
    ///
    /// A place that has other places in it stands for the pipes of all of them.
    ///
    /// - Returns: nil where the record is no part of the network.
    /// - Complexity: O(arcs found).
    public func trace(_ way: SewerTraceReport.Way, from kind: RecordKind, _ id: SubjectID) -> SewerTraceReport? {
        guard let (start, item, basis) = start(kind, id, way.kernel) else { return nil }
        let found = network.trace(way.kernel, from: start)
        let numbers = network.pipes(in: found)
        return SewerTraceReport(
            start: item, way: way,
            pipes: SewerTraceReport.Pipes(model: self, numbers: numbers),
            sites: network.sites(in: found).map { sites[$0] },
            villages: network.villages(of: numbers).map { sites[$0] },
            households: network.households(in: found, with: numbers),
            lengthsMetres: Self.shares(network.lengthsMetres(in: found)),
            endings: network.endings(of: found).map { ending($0.node, $0.ending) },
            directionCounts: directionCounts(numbers), isFromNearestPipe: basis == .distance, places: places,
            version: version)
    }

    fileprivate func pipe(_ number: Int) -> SewerTraceReport.Pipe {
        let diameter = network.survey.diameters[number]
        let direction = network.directions[number]
        return SewerTraceReport.Pipe(
            item: pipes[number], kindName: SewerIssueKind.name(network.survey.pipeKinds[number]),
            lengthMetres: network.lengthMetres(ofPipe: number), diameter: diameter.isNaN ? nil : diameter,
            basisName: SewerIssueKind.name(direction.basis), isAgainstDrawing: direction.isAgainstDrawing)
    }

    private func start(
        _ kind: RecordKind, _ id: SubjectID, _ way: SewerTrace.Way
    ) -> (SewerNetwork.Start, Item, SewerNetwork.VillageBasis?)? {
        if kind == .sewer {
            guard let pipe = pipeNumbers[id] else { return nil }
            return (network.start(atPipes: [pipe], way), pipes[pipe], nil)
        }
        guard let site = siteNumbers[id] else { return nil }
        guard sites[site].kind == .village else { return (network.start(atSite: site, way), sites[site], nil) }
        let within = sites.indices.filter { sites[$0].kind == .village && sites[site].path.contains(sites[$0].path) }
        let own = Set(within.flatMap { network.pipes(ofVillage: $0) }).sorted()
        let bases = within.map { network.basis(ofVillage: $0) }
        let basis: SewerNetwork.VillageBasis =
            bases.contains(.record) ? .record : bases.contains(.distance) ? .distance : .none
        return (network.start(atPipes: own, way), sites[site], basis)
    }

    private func ending(_ node: Int32, _ ending: SewerTrace.Ending) -> SewerTraceReport.Ending {
        func into(_ site: Int) -> (zh: String, en: String) {
            guard let water = waters[site], !water.isEmpty else { return ("，受纳水体未登记", "; its water is not recorded") }
            return ("，排入“\(water)”", ", into the water \(water)")
        }
        switch ending {
        case .outlet(let site):
            let water = into(site)
            return SewerTraceReport.Ending(
                message: BilingualText(
                    "到排口“\(sites[site].label)”\(water.zh)", "Outlet \(sites[site].label)\(water.en)"),
                item: sites[site], isArrival: true)
        case .facility(let site):
            let water = into(site)
            return SewerTraceReport.Ending(
                message: BilingualText(
                    "到设施“\(sites[site].label)”\(water.zh)", "Facility \(sites[site].label)\(water.en)"),
                item: sites[site], isArrival: true)
        case .adversePipe(let pipe):
            return SewerTraceReport.Ending(
                message: BilingualText(
                    "断在逆坡管段“\(pipes[pipe].label)”，水到此积存",
                    "Stops at pipe \(pipes[pipe].label), which rises; sewage stands here"),
                item: pipes[pipe], isArrival: false)
        case .nowhere:
            let last = network.pipes(into: node).first.map { pipes[$0] }
            return SewerTraceReport.Ending(
                message: BilingualText(
                    last.map { "断在管段“\($0.label)”，下游没有管道、设施或排口" } ?? "下游没有管道",
                    last.map { "Stops below pipe \($0.label); nothing follows" } ?? "Nothing follows"),
                item: last, isArrival: false)
        }
    }
}
