import Domain
import Geo
import Networks
import Store

/// Puts findings into words.
struct SewerIssueWords {
    let pipes: [SewerNetworkModel.Item]
    let sites: [SewerNetworkModel.Item]
    let network: SewerNetwork
    let zone: GaussKrugerZone?

    func issue(_ finding: SewerFinding) -> SewerIssue {
        let parts = parts(finding)
        let concerned = references(finding)
        let first = concerned.first
        return SewerIssue(
            severity: parts.severity, code: finding.code, title: SewerIssueKind.title(finding.code),
            message: parts.message, advice: SewerIssueKind.advice(finding.code),
            references: concerned.prefix(SewerIssue.mostReferences).map {
                SewerIssue.Reference(kind: $0.kind, id: $0.id, label: $0.label)
            },
            count: concerned.count, position: position(finding, first), path: first?.path,
            facility: concerned.first { $0.kind == .facility }?.id)
    }

    private func parts(_ finding: SewerFinding) -> (severity: Finding.Severity, message: BilingualText) {
        switch finding {
        case .loop(let members):
            return (
                .warning,
                BilingualText(
                    "\(members.count) 段管道首尾相接成环（\(list(members, "、"))），水无出路。",
                    "\(members.count) pipes form a circle (\(list(members, ", "))); water has no way out.")
            )
        case .orphan(let members, let metres, _):
            return (
                .warning,
                BilingualText(
                    "\(members.count) 段管道（共 \(round(metres)) m）相互连通，但不通到任何设施或排口。",
                    members.count == 1
                        ? "One pipe (\(round(metres)) m) is connected with no facility or outlet."
                        : "\(members.count) pipes (\(round(metres)) m) are connected with each other but with no facility or outlet."
                )
            )
        case .untreated(let outlet, let members, let metres):
            return (
                .error,
                BilingualText(
                    "\(members.count) 段管道（共 \(round(metres)) m）不经设施，直接通到排口“\(sites[outlet].label)”。",
                    "\(Self.pipes(members.count)) (\(round(metres)) m) \(members.count == 1 ? "leads" : "lead") to the outlet \(sites[outlet].label) without a facility."
                )
            )
        case .adverseSlope(let pipe, let rise, let length):
            return (
                .warning,
                BilingualText(
                    "管段“\(pipes[pipe].label)”终点管底比起点高 \(decimal(rise)) m（长 \(round(length)) m），重力流不能通过。",
                    "The invert of pipe \(pipes[pipe].label) rises by \(decimal(rise)) m over \(round(length)) m; sewage cannot flow through it."
                )
            )
        case .endsNowhere(_, let members):
            return (
                .warning,
                BilingualText(
                    "管段“\(pipes[members[0]].label)”的下游没有管道、设施或排口。",
                    "Nothing follows below pipe \(pipes[members[0]].label): no pipe, no facility, no outlet.")
            )
        case .overlap(let pipe, let other):
            return (
                .note,
                BilingualText(
                    "管段“\(pipes[pipe].label)”与“\(pipes[other].label)”重叠，长度会重复计算。",
                    "Pipes \(pipes[pipe].label) and \(pipes[other].label) lie on each other; their length counts twice."
                )
            )
        case .narrower(let pipe, let above):
            return (
                .note,
                BilingualText(
                    "管段“\(pipes[pipe].label)”管径 \(diameter(pipe)) mm，小于上游“\(pipes[above].label)”的 \(diameter(above)) mm。",
                    "Pipe \(pipes[pipe].label) is \(diameter(pipe)) mm wide, less than \(pipes[above].label) above it with \(diameter(above)) mm."
                )
            )
        case .tooShort(let pipe):
            return (
                .note,
                BilingualText(
                    "管段“\(pipes[pipe].label)”两端落在同一点上。", "Both ends of pipe \(pipes[pipe].label) fall on one place.")
            )
        case .strayCode(let pipe, let site, let metres):
            return (
                .warning,
                BilingualText(
                    "管段“\(pipes[pipe].label)”登记的端点“\(sites[site].label)”离它的端点 \(round(metres)) m，已按图形位置连接。",
                    "The node \(sites[site].label) that pipe \(pipes[pipe].label) names is \(round(metres)) m from its end; the drawn place was used."
                )
            )
        default: return ledgerParts(finding)
        }
    }

    /// So many pipes in English.
    private static func pipes(_ count: Int) -> String { count == 1 ? "1 pipe" : "\(count) pipes" }

    /// Where the pipes and the ledger disagree.
    private func ledgerParts(_ finding: SewerFinding) -> (severity: Finding.Severity, message: BilingualText) {
        switch finding {
        case .noHouseholds(let facility, let count):
            return (
                .error,
                BilingualText(
                    "\(count) 段管道通到“\(sites[facility].label)”，但没有一户、一村接入。",
                    "\(Self.pipes(count)) \(count == 1 ? "leads" : "lead") to \(sites[facility].label), but no household and no village drains into \(count == 1 ? "it" : "them")."
                )
            )
        case .noPipes(let facility):
            return (
                .warning,
                BilingualText(
                    "台账登记“\(sites[facility].label)”有管网或接户，当地已普查的管道没有一段通到它。",
                    "The register records pipes or households for \(sites[facility].label); none of the pipes surveyed there reaches it."
                )
            )
        case .notConnected(let village, let facility):
            return (
                .error,
                BilingualText(
                    "台账登记“\(sites[facility].label)”服务“\(sites[village].label)”，按管网该村的水流不到该设施。",
                    "The register says that \(sites[facility].label) serves \(sites[village].label); by the pipes its water does not get there."
                )
            )
        case .notTreated(let village):
            return (
                .warning,
                BilingualText(
                    "“\(sites[village].label)”登记为已治理并有管道，但管道不通到任何设施。",
                    "\(sites[village].label) is recorded as treated and has pipes, but they reach no facility.")
            )
        case .lengthDiffers(let facility, let kind, let surveyed, let recorded):
            let words = SewerIssueKind.name(kind)
            return (
                .warning,
                BilingualText(
                    "“\(sites[facility].label)”的\(words.zh)：台账 \(round(recorded)) m，按管网 \(round(surveyed)) m。",
                    "\(words.en) of \(sites[facility].label): \(round(recorded)) m in the register, \(round(surveyed)) m by the pipes."
                )
            )
        default: return (.note, BilingualText("", ""))
        }
    }

    private func references(_ finding: SewerFinding) -> [SewerNetworkModel.Item] {
        switch finding {
        case .loop(let members), .orphan(let members, _, _), .endsNowhere(_, let members): members.map { pipes[$0] }
        case .untreated(let outlet, let members, _): [sites[outlet]] + members.map { pipes[$0] }
        case .adverseSlope(let pipe, _, _), .tooShort(let pipe): [pipes[pipe]]
        case .overlap(let pipe, let other), .narrower(let pipe, let other): [pipes[pipe], pipes[other]]
        case .noHouseholds(let facility, _), .noPipes(let facility): [sites[facility]]
        case .notConnected(let village, let facility): [sites[village], sites[facility]]
        case .notTreated(let village): [sites[village]]
        case .lengthDiffers(let facility, _, _, _): [sites[facility]]
        case .strayCode(let pipe, let site, _): [pipes[pipe], sites[site]]
        }
    }

    private func position(_ finding: SewerFinding, _ first: SewerNetworkModel.Item?) -> Coordinate? {
        switch finding {
        case .orphan(_, _, let node), .endsNowhere(let node, _):
            guard let zone, let place = network.position(ofNode: node) else { return nil }
            return try? zone.coordinate(of: place)
        default:
            guard let first else { return nil }
            return first.position ?? (first.line.isEmpty ? nil : first.line[first.line.count / 2])
        }
    }

    private func list(_ members: [Int], _ separator: String) -> String {
        members.prefix(4).map { pipes[$0].label }.joined(separator: separator) + (members.count > 4 ? "…" : "")
    }

    private func round(_ metres: Double) -> String { String(Int(metres.rounded())) }

    private func decimal(_ metres: Double) -> String {
        let units = Int((metres * 100).rounded())
        let rest = abs(units) % 100
        return "\(units / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private func diameter(_ pipe: Int) -> String { round(network.survey.diameters[pipe]) }
}
