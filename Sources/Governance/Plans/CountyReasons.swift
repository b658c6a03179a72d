import Domain
import Planning

/// What became of each village of a county and why, in words: the way chosen, the others with their cost or what rules them
/// out, and what would change the choice.
struct CountyReasons {
    private let county: CountyVillagePlan
    private let names: [String]
    private var currency: String { county.prices.costs.currency }

    init(_ county: CountyVillagePlan, names: [String]) {
        self.county = county
        self.names = names
    }

    private func system(_ village: Int) -> CountyVillagePlan.System? {
        county.outcomes[village].system.map { county.systems[$0] }
    }

    /// How a village is treated.
    func mode(_ village: Int) -> BilingualText {
        guard let system = system(village) else { return BilingualText("分户处理", "Household units") }
        switch system.end {
        case .town: return BilingualText("纳入城镇管网", "Town sewer")
        case .reuse: return BilingualText("资源化利用", "Reuse")
        case .station:
            return system.members.count > 1
                ? BilingualText("联村集中处理", "Shared station") : BilingualText("单村集中处理", "Own station")
        }
    }

    /// Where a system ends.
    func end(_ system: CountyVillagePlan.System) -> BilingualText {
        switch system.end {
        case .town(let town):
            let name = county.offers.towns[town].name
            return BilingualText(name, name)
        case .reuse(let village): return BilingualText("\(names[village])农田", "farmland of \(names[village])")
        case .station(let village): return BilingualText("\(names[village])处理站", "station in \(names[village])")
        }
    }

    /// Where a village's sewage goes: the neighbour or end it leads to, and where it ends.
    func goesTo(_ village: Int) -> BilingualText {
        guard let system = system(village) else { return BilingualText("各户设施", "units at the houses") }
        let end = end(system)
        guard let next = county.outcomes[village].to else { return end }
        if system.end == .station(village: next) { return end }
        return BilingualText("经\(names[next])至\(end.zh)", "by way of \(names[next]) to \(end.en)")
    }

    private func name(_ way: VillageAlternative.Way) -> BilingualText {
        switch way {
        case .station: BilingualText("自建处理站", "a station of its own")
        case .household: BilingualText("分户处理", "household units")
        case .reuse: BilingualText("资源化利用", "reuse")
        case .town(let town):
            BilingualText(
                "直接纳管（\(county.offers.towns[town].name)）", "straight to the town (\(county.offers.towns[town].name))")
        case .village(let other): BilingualText("接入\(names[other])", "to \(names[other])")
        }
    }

    /// The reason chain of a village.
    func lines(_ village: Int) -> [BilingualText] {
        let others = county.outcomes[village].alternatives
        var lines: [BilingualText] = []
        if let best = others.first, let extra = best.extraYearly {
            let (other, sum) = (name(best.way), PlanReasons.money(abs(extra), currency))
            lines.append(
                extra >= 0
                    ? BilingualText(
                        "改为\(other.zh)全县每年多 \(sum)；本方式再贵这么多即改选",
                        "\(other.en) would cost the county \(sum) more a year; dearer by that, the choice would change")
                    : BilingualText(
                        "改为\(other.zh)按估算每年少 \(sum)，未经排布验证或排布后更贵",
                        "\(other.en) is estimated at \(sum) less a year, which laying out did not bear out"))
        }
        if let line = tariff(village) { lines.append(line) }
        for other in others.dropFirst(others.first?.extraYearly == nil ? 0 : 1) {
            let way = name(other.way)
            if let extra = other.extraYearly {
                let sum = PlanReasons.money(extra, currency)
                lines.append(BilingualText("\(way.zh)：每年多 \(sum)", "\(way.en): \(sum) more a year"))
            } else if let veto = other.veto {
                lines.append(BilingualText("\(way.zh)不可行：\(veto.zh)", "\(way.en) is ruled out: \(veto.en)"))
            }
        }
        if let system = system(village), system.end == .station(village: village) {
            lines += PlanReasons.briefly(system.treatment)
        }
        return lines
    }

    /// The tariff at which a village would begin or cease to join a town.
    private func tariff(_ village: Int) -> BilingualText? {
        let outcome = county.outcomes[village]
        if let system = system(village), case .town(let number) = system.end, outcome.to == nil {
            guard let other = outcome.alternatives.first(where: { !leads($0.way, to: number) }),
                let extra = other.extraYearly, extra >= 0, through(village, system) > 0
            else { return nil }
            let town = county.offers.towns[number]
            let limit = PlanReasons.price(town.tariff + extra / (through(village, system) * 365))
            return BilingualText(
                "纳管处理费由 \(PlanReasons.price(town.tariff)) 升到 \(limit) \(currency)/m³ 以上即不纳管",
                "above a tariff of \(limit) \(currency)/m³, now \(PlanReasons.price(town.tariff)), it would not join")
        }
        guard let other = outcome.alternatives.first(where: { if case .town = $0.way { true } else { false } }),
            case .town(let number) = other.way, let extra = other.extraYearly, extra >= 0, outcome.flow > 0
        else { return nil }
        let town = county.offers.towns[number]
        let flow = system(village).map { through(village, $0) } ?? outcome.flow
        let limit = town.tariff - extra / (flow * 365)
        guard limit > 0 else { return nil }
        return BilingualText(
            "纳管处理费降到 \(PlanReasons.price(limit)) \(currency)/m³ 以下即纳管（\(town.name)）",
            "below a tariff of \(PlanReasons.price(limit)) \(currency)/m³ it would join \(town.name)")
    }

    /// Whether a way ends at a town's sewer.
    private func leads(_ way: VillageAlternative.Way, to town: Int) -> Bool {
        switch way {
        case .town(let other): other == town
        case .village(let next): system(next)?.end == .town(town)
        case .station, .household, .reuse: false
        }
    }

    /// Mean m³/d that leave a village: its own and what comes from upstream.
    private func through(_ village: Int, _ system: CountyVillagePlan.System) -> Double {
        var sum = 0.0
        for member in system.members {
            var at: Int? = member
            while let here = at, here != village { at = county.outcomes[here].to }
            if at == village { sum += county.outcomes[member].plan.stations.reduce(0) { $0 + $1.meanFlow } }
        }
        return sum
    }
}
