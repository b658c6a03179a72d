import Domain
import Sampling

/// A draw as text and as JSON.
struct DrawReport {
    let frame: Frame
    let draw: Sampling.Draw

    var json: JSONValue {
        .object([
            "frameHash": .text(frame.hash.hex),
            "frameUnits": .count(frame.units.count),
            "excluded": .count(frame.excluded.count),
            "seed": .text(draw.seed),
            "sample": .list(draw.selected.map(Self.unit)),
            "strata": .list(draw.strata.map(Self.stratum)),
            "notes": .list(notes.map { .object(["zh": .text($0.zh), "en": .text($0.en)]) }),
        ])
    }

    var lines: [String] {
        var lines = [
            "抽样框/frame SHA-256 \(frame.hash)",
            "设施/facilities \(frame.units.count)  排除/excluded \(frame.excluded.count)",
            "种子/seed \(draw.seed)",
        ]
        for stratum in draw.strata {
            let name = stratum.name.isEmpty ? "全部/all" : stratum.name
            lines.append("\(name)：\(stratum.size) / \(stratum.population)")
            lines += stratum.selected.map { "  \($0.order)\t\($0.id)\t\($0.ticket.shortened())" }
            if let next = stratum.reserve.first {
                lines.append("  替补自/replacements from \(next.order)\t\(next.id)\t\(next.ticket.shortened())")
            }
        }
        return lines + notes.flatMap { ["注意：\($0.zh)", "Note: \($0.en)"] }
    }

    /// What will stand in the way of an estimate, said while there is still time.
    private var notes: [BilingualText] {
        draw.strata.compactMap { stratum in
            if stratum.population == 1 { return SamplingError.singleton(stratum: stratum.name).message }
            if stratum.size == 1 {
                return SamplingError.oneChecked(stratum: stratum.name, population: stratum.population).message
            }
            guard stratum.size == 0 else { return nil }
            return BilingualText(
                "层“\(stratum.name)”（\(stratum.population) 个设施）不抽，结果不代表该层",
                "Nothing is drawn from the stratum “\(stratum.name)” (\(stratum.population) facilities); "
                    + "the result will not speak for it")
        }
    }

    private static func unit(_ unit: DrawnUnit) -> JSONValue {
        .object([
            "id": .text(unit.id), "stratum": .text(unit.stratum), "order": .count(unit.order),
            "ticket": .text(unit.ticket.fraction),
        ])
    }

    private static func stratum(_ stratum: StratumDraw) -> JSONValue {
        .object([
            "name": .text(stratum.name), "population": .count(stratum.population), "size": .count(stratum.size),
            "sample": .list(stratum.selected.map { .text($0.id) }),
            "replacements": .list(stratum.reserve.map { .text($0.id) }),
        ])
    }
}
