import Domain
import Foundation
import Sampling
import Store

/// Shares the drawn facilities out among teams and days, and chooses those that are looked at twice.
///
/// Nobody chooses: townships go to teams as wholes so that roads are short, in the order of their names, and the
/// facilities of a re-check are those with the smallest tickets of a seed of their own.
struct FieldPlan {
    let campaign: Int64
    let teams: Int
    let days: [Day]
    let recheckShare: Double
    let seed: String

    /// The tasks for the drawn facilities.
    func tasks(_ drawn: [FrameRow]) -> [Assignment] {
        let shares = sharesByTeam(drawn)
        var main: [Assignment] = []
        for (team, rows) in shares.enumerated() {
            let perDay = max(1, (rows.count + days.count - 1) / days.count)
            for (index, row) in rows.enumerated() {
                let day = days[min(index / perDay, days.count - 1)]
                main.append(
                    Assignment(
                        campaign: campaign, facility: row.facility, stratum: row.stratum, kind: .drawn,
                        team: team + 1, day: day))
            }
        }
        return main + rechecks(main, drawn)
    }

    /// Whole townships to the team that has least so far, large townships first.
    private func sharesByTeam(_ drawn: [FrameRow]) -> [[FrameRow]] {
        var shares = [[FrameRow]](repeating: [], count: teams)
        let towns = Dictionary(grouping: drawn) { $0.path.region(at: .town)?.number ?? 0 }
        for (_, rows) in towns.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            let least = shares.indices.min { (shares[$0].count, $0) < (shares[$1].count, $1) } ?? 0
            shares[least] += rows.sorted { ($0.path.text, $0.code) < ($1.path.text, $1.code) }
        }
        return shares
    }

    /// The share rounded up, but down where that would carry it past a tenth: 5 to 10 % are to be looked at twice.
    private func recheckCount(of count: Int) -> Int {
        let exact = Double(count) * recheckShare
        let upper = exact.rounded(.up)
        return Int(recheckShare <= 0.1 && upper > Double(count) * 0.1 ? exact.rounded(.down) : upper)
    }

    private func rechecks(_ main: [Assignment], _ drawn: [FrameRow]) -> [Assignment] {
        guard teams > 1, recheckShare > 0, !main.isEmpty else { return [] }
        let wanted = min(main.count, max(1, recheckCount(of: main.count)))
        let maker = TicketMaker(seed: seed + "|recheck")
        let codes = Dictionary(drawn.map { ($0.facility, $0.code) }, uniquingKeysWith: { first, _ in first })
        let order = main.sorted {
            maker.ticket(for: codes[$0.facility] ?? "") < maker.ticket(for: codes[$1.facility] ?? "")
        }
        return order.prefix(wanted).map { task in
            // On the next day where there is one: two visits within hours would meet.
            let later = days.first { $0 > task.day } ?? task.day
            return Assignment(
                campaign: campaign, facility: task.facility, stratum: task.stratum, kind: .recheck,
                team: task.team % teams + 1, day: later)
        }
    }
}
