import Domain
import Sampling

/// A draw as text and as JSON.
struct DrawReport {
    let frame: Frame
    let draw: PlannedDraw

    var json: JSONValue {
        .object([
            "frameHash": .text(frame.hash.hex),
            "frameUnits": .count(frame.units.count),
            "excluded": .count(frame.excluded.count),
            "seed": .text(draw.seed),
            "sample": .list(draw.selected.map(Self.unit)),
            "strata": .list(draw.parts.map(part)),
            "notes": .list(notes.map { .object(["zh": .text($0.zh), "en": .text($0.en)]) }),
        ])
    }

    var lines: [String] {
        var lines = [
            "抽样框/frame SHA-256 \(frame.hash)",
            "设施/facilities \(frame.units.count)  排除/excluded \(frame.excluded.count)",
            "种子/seed \(draw.seed)",
        ]
        for part in draw.parts {
            let name = part.stratum.isEmpty ? "全部/all" : part.stratum
            switch part {
            case .facilities(let stratum): lines += Self.lines(stratum, name)
            case .towns(_, let towns):
                lines.append("\(name)：\(towns.clusters.count) / \(towns.clusterCount) 乡镇/towns")
                for town in towns.clusters {
                    lines += Self.lines(town.units, " " + town.name + " (p = \(Self.rounded(town.probability)))")
                }
            }
        }
        return lines + notes.flatMap { ["注意：\($0.zh)", "Note: \($0.en)"] }
    }

    private static func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }

    private static func lines(_ list: StratumDraw, _ name: String) -> [String] {
        var lines = ["\(name)：\(list.size) / \(list.population)"]
        lines += list.selected.map { "  \($0.order)\t\($0.id)\t\($0.ticket.shortened())" }
        if let next = list.reserve.first {
            lines.append("  替补自/replacements from \(next.order)\t\(next.id)\t\(next.ticket.shortened())")
        }
        return lines
    }

    /// What will stand in the way of an estimate, said while there is still time.
    private var notes: [BilingualText] {
        draw.parts.flatMap { part -> [BilingualText] in
            guard case .towns(let stratum, let towns) = part else { return part.lists.compactMap(Self.note) }
            var notes = part.lists.compactMap { $0.population == 1 ? nil : Self.note($0) }
            if towns.clusters.count == 1, towns.clusterCount > 1 {
                notes.append(SamplingError.oneChecked(stratum: stratum, population: towns.clusterCount).message)
            }
            if towns.method == .proportionalToSize {
                notes.append(
                    BilingualText(
                        "乡镇按设施数成比例抽取：qingxi estimate 的数据须有 chance 列（乡镇的入样概率，Horvitz–Thompson 加权）；核验脚本的样本量写作 NxMpps",
                        "Towns were drawn in proportion to their facilities: qingxi estimate needs their chances in a column "
                            + "chance (weights after Horvitz and Thompson); the verification script takes NxMpps"))
            }
            return notes
        }
    }

    private static func note(_ list: StratumDraw) -> BilingualText? {
        if list.population == 1 { return SamplingError.singleton(stratum: list.name).message }
        if list.size == 1 {
            return SamplingError.oneChecked(stratum: list.name, population: list.population).message
        }
        guard list.size == 0 else { return nil }
        return BilingualText(
            "层“\(list.name)”（\(list.population) 个设施）不抽，结果不代表该层",
            "Nothing is drawn from the stratum “\(list.name)” (\(list.population) facilities); "
                + "the result will not speak for it")
    }

    private static func unit(_ unit: DrawnUnit) -> JSONValue {
        .object([
            "id": .text(unit.id), "stratum": .text(unit.stratum), "order": .count(unit.order),
            "ticket": .text(unit.ticket.fraction),
        ])
    }

    private func part(_ part: PlannedDraw.Part) -> JSONValue {
        switch part {
        case .facilities(let list): return .object(Self.list(list))
        case .towns(let stratum, let towns):
            let drawn = towns.clusters.map { town -> JSONValue in
                var members = Self.list(town.units)
                members["probability"] = .number(town.probability)
                members["ticket"] = .text(draw.ticket(ofTown: town.name).fraction)
                return .object(members)
            }
            return .object([
                "name": .text(stratum), "towns": .count(towns.clusterCount), "drawnTowns": .list(drawn),
            ])
        }
    }

    private static func list(_ list: StratumDraw) -> [String: JSONValue] {
        [
            "name": .text(list.name), "population": .count(list.population), "size": .count(list.size),
            "sample": .list(list.selected.map { .text($0.id) }),
            "replacements": .list(list.reserve.map { .text($0.id) }),
        ]
    }
}
