import Domain
import Networks
import Store

/// How far the survey of sewers has come (普查范围).
///
/// A facility without pipes says something only where pipes were surveyed: in its own administrative village, or where
/// pipes are recorded to be its own. Elsewhere the survey has not been there, and one line a town says so.
struct SewerCoverage {
    private let sites: [SewerNetworkModel.Item]
    private let surveyedVillages: Set<SubjectID>
    private let surveyedFacilities: Set<String>

    init(pipes: [SewerNetworkModel.Item], facilityCodes: Set<String>, sites: [SewerNetworkModel.Item]) {
        self.sites = sites
        surveyedVillages = Set(pipes.compactMap { $0.path.region(at: .administrativeVillage) })
        surveyedFacilities = facilityCodes
    }

    private func isSurveyed(_ facility: SewerNetworkModel.Item) -> Bool {
        !facility.code.isEmpty && surveyedFacilities.contains(facility.code)
            || facility.path.region(at: .administrativeVillage).map(surveyedVillages.contains) == true
    }

    /// The findings that say something, and the facilities where nobody has surveyed.
    func divided(_ findings: [SewerFinding]) -> (telling: [SewerFinding], notSurveyed: [Int]) {
        var telling: [SewerFinding] = []
        var blank: [Int] = []
        for finding in findings {
            if case .noPipes(let facility) = finding, !isSurveyed(sites[facility]) {
                blank.append(facility)
            } else {
                telling.append(finding)
            }
        }
        return (telling, blank)
    }

    /// One finding for each town with facilities that were not surveyed, in the order of the towns' first facilities.
    func issues(_ facilities: [Int], _ places: [SubjectID: Region]) -> [SewerIssue] {
        var byTown: [SubjectID?: [SewerNetworkModel.Item]] = [:]
        var order: [SubjectID?] = []
        for facility in facilities {
            let town = sites[facility].path.region(at: .town)
            if byTown[town] == nil { order.append(town) }
            byTown[town, default: []].append(sites[facility])
        }
        return order.compactMap { town in
            byTown[town].map { issue($0, in: town.flatMap { places[$0] }) }
        }
    }

    private func issue(_ facilities: [SewerNetworkModel.Item], in town: Region?) -> SewerIssue {
        let code = "network-not-surveyed"
        let some = facilities.prefix(3).map(\.label)
        let rest = facilities.count > some.count
        return SewerIssue(
            severity: .note, code: code, title: SewerIssueKind.title(code),
            message: BilingualText(
                "\(town.map { "“\($0.name)”" } ?? "")\(facilities.count) 座设施台账登记有管网或接户，当地还没有管网普查记录（\(some.joined(separator: "、"))\(rest ? "等" : "")）。",
                "\(town.map { $0.name + ": " } ?? "")the register records pipes or households for \(facilities.count) facilities where no pipe was surveyed yet (\(some.joined(separator: ", "))\(rest ? " …" : ""))."
            ),
            advice: SewerIssueKind.advice(code),
            references: facilities.prefix(SewerIssue.mostReferences).map {
                SewerIssue.Reference(kind: $0.kind, id: $0.id, label: $0.label)
            },
            count: facilities.count, position: nil, path: town?.path ?? facilities.first?.path, facility: nil)
    }
}
