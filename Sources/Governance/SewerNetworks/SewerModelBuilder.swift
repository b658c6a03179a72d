import Domain
import Geo
import Networks
import Store

/// Turns records into a survey, and the survey into a model.
struct SewerModelBuilder {
    let zone: GaussKrugerZone?
    private(set) var survey = SewerSurvey()
    private(set) var pipes: [SewerNetworkModel.Item] = []
    private(set) var sites: [SewerNetworkModel.Item] = []
    private var siteValues: [FieldValues] = []
    private var sitesByCode: [String: [Int]] = [:]
    private var villagesByID: [SubjectID: Int] = [:]
    /// The codes of facilities that pipes are recorded to belong to.
    private var pipeFacilities: Set<String> = []

    init(zone: GaussKrugerZone?) {
        self.zone = zone
    }

    /// Everything added.
    var items: [SewerNetworkModel.Item] { pipes + sites }

    mutating func add(_ record: PlacedGeometry, as kind: SewerSurvey.SiteKind) {
        let number = survey.add(kind, at: record.position.flatMap { place in zone?.position(of: place) })
        sites.append(item(record, line: []))
        siteValues.append(record.values)
        if !record.code.isEmpty { sitesByCode[record.code, default: []].append(number) }
        if kind == .village { villagesByID[record.id] = number }
    }

    /// A village of which only the place itself is known.
    mutating func add(_ place: Region) {
        villagesByID[place.id] = survey.add(.village, at: nil)
        sites.append(
            SewerNetworkModel.Item(
                kind: .village, id: place.id, code: place.code, name: place.name, path: place.path, line: [],
                position: nil))
        siteValues.append([:])
    }

    func hasVillage(_ place: SubjectID) -> Bool { villagesByID[place] != nil }

    mutating func add(_ record: PlacedGeometry) {
        let line = Self.line(record.shape)
        let values = record.values
        let points = line.compactMap { zone?.position(of: $0) }
        let facility = values["facilityCode"]?.text
        if let facility, !facility.isEmpty { pipeFacilities.insert(facility) }
        survey.add(
            SewerSurvey.Pipe(
                line: points, from: site(values["fromNode"]?.text, facility, near: points),
                to: site(values["toNode"]?.text, facility, near: points),
                village: record.path.steps.last.flatMap { villagesByID[$0.region] },
                kind: Self.kinds[values["sewerKind"]?.text ?? ""] ?? .unknown,
                isPressure: values["flowKind"]?.text == "pressure",
                households: values["connectedHouseholds"]?.integer.map { Int($0) },
                diameter: values["diameter"]?.quantity, upInvert: values["upstreamInvert"]?.quantity,
                downInvert: values["downstreamInvert"]?.quantity))
        pipes.append(item(record, line: line))
    }

    /// Facilities send their water to the outlets that name them, or that they name.
    mutating func connectOutflows() {
        let outlets = sites.indices.filter { sites[$0].kind == .outlet }
        for outlet in outlets {
            let named = siteValues[outlet]["facilityCode"]?.text ?? ""
            for facility in sitesByCode[named] ?? [] where sites[facility].kind == .facility {
                survey.addOutflow(from: facility, to: outlet)
            }
        }
        for facility in sites.indices where sites[facility].kind == .facility {
            guard let named = siteValues[facility]["outletCode"]?.text, !named.isEmpty else { continue }
            let own = sites[facility].code
            for outlet in sitesByCode[named] ?? [] where sites[outlet].kind == .outlet {
                if siteValues[outlet]["facilityCode"]?.text != own { survey.addOutflow(from: facility, to: outlet) }
            }
        }
    }

    /// Builds the network and looks through it.
    func model(
        area: Region, asOf: AsOf, version: Int64, places: [SubjectID: Region]
    ) -> SewerNetworkModel {
        let network = SewerNetwork(survey)
        let ledger = SewerLedgerReader(sites: sites, values: siteValues).ledger
        let inspection = SewerInspection(network, ledger: ledger)
        var waters: [Int: String] = [:]
        for site in sites.indices { waters[site] = siteValues[site]["receivingWater"]?.text }
        let unready = Set(
            sites.indices.filter { ["construction", "retired"].contains(siteValues[$0]["state"]?.text ?? "") })
        let words = SewerIssueWords(pipes: pipes, sites: sites, network: network, zone: zone)
        let coverage = SewerCoverage(pipes: pipes, facilityCodes: pipeFacilities, sites: sites)
        let (found, blank) = coverage.divided(inspection.findings().filter { !Self.concerns($0, unready) })
        // By gravity; within a kind in the order of recording.
        let issues =
            SewerIssueKind.codes.flatMap { code in found.filter { $0.code == code }.map(words.issue) }
            + coverage.issues(blank, places)
        return SewerNetworkModel(
            area: area, asOf: asOf, version: version, pipes: pipes, sites: sites, issues: issues, places: places,
            network: network, inspection: inspection,
            pipeNumbers: Dictionary(pipes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }),
            siteNumbers: Dictionary(sites.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }),
            zone: zone, waters: waters)
    }

    /// A facility that is still being built, or was given up, need not have households.
    private static func concerns(_ finding: SewerFinding, _ unready: Set<Int>) -> Bool {
        switch finding {
        case .noHouseholds(let facility, _), .noPipes(let facility), .notConnected(_, let facility):
            unready.contains(facility)
        default: false
        }
    }

    private static let kinds: [String: SewerSurvey.PipeKind] = [
        "main": .main, "branch": .branch, "lateral": .lateral,
    ]

    /// Several lines in one shape are taken one after the other.
    private static func line(_ shape: Geometry?) -> [Coordinate] {
        switch shape {
        case .lineString(let line): line.vertices
        case .multiLineString(let lines): lines.flatMap(\.vertices)
        default: []
        }
    }

    /// The site that a pipe's record names: codes of manholes are often given anew in every village, so that of the
    /// same facility goes first, and then the nearest.
    private func site(_ code: String?, _ facility: String?, near line: [MapPosition]) -> Int? {
        guard let code, let found = sitesByCode[code] else { return nil }
        if found.count == 1 { return found[0] }
        let own = found.filter { facility != nil && siteValues[$0]["facilityCode"]?.text == facility }
        let candidates = own.isEmpty ? found : own
        guard candidates.count > 1, let first = line.first, let last = line.last else { return candidates.first }
        return candidates.min { squaredDistance($0, first, last) < squaredDistance($1, first, last) }
    }

    private func squaredDistance(_ site: Int, _ first: MapPosition, _ last: MapPosition) -> Double {
        guard let place = survey.position(ofSite: site) else { return .infinity }
        func square(_ point: MapPosition) -> Double {
            (point.east - place.east) * (point.east - place.east)
                + (point.north - place.north) * (point.north - place.north)
        }
        return min(square(first), square(last))
    }

    private func item(_ record: PlacedGeometry, line: [Coordinate]) -> SewerNetworkModel.Item {
        SewerNetworkModel.Item(
            kind: record.kind, id: record.id, code: record.code, name: record.name, path: record.path, line: line,
            position: record.position)
    }
}
