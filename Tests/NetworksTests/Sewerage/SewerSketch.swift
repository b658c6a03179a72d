import Geo
import Networks

/// A small network drawn by hand, in metres.
struct SewerSketch {
    var survey = SewerSurvey()

    @discardableResult
    mutating func site(_ kind: SewerSurvey.SiteKind, _ east: Double, _ north: Double) -> Int {
        survey.add(kind, at: MapPosition(east: east, north: north))
    }

    @discardableResult
    mutating func pipe(
        _ points: [(Double, Double)], _ kind: SewerSurvey.PipeKind = .branch, from: Int? = nil, to: Int? = nil,
        village: Int? = nil, diameter: Double? = nil, inverts: (Double, Double)? = nil
    ) -> Int {
        survey.add(
            SewerSurvey.Pipe(
                line: points.map { MapPosition(east: $0.0, north: $0.1) }, from: from, to: to, village: village,
                kind: kind, diameter: diameter, upInvert: inverts?.0, downInvert: inverts?.1))
    }

    var network: SewerNetwork { SewerNetwork(survey) }

    func findings(_ ledger: SewerLedger = SewerLedger()) -> [SewerFinding] {
        SewerInspection(network, ledger: ledger).findings()
    }
}
