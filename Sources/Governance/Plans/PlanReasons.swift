import Domain
import Planning

/// Reasons of a plan in words.
enum PlanReasons {
    /// Money in whole units, for texts.
    static func money(_ value: Double, _ currency: String) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "? \(currency)" }
        return "\(Int(value.rounded())) \(currency)"
    }

    /// A price with two decimals, for texts.
    static func price(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "?" }
        return "\((value * 100).rounded() / 100)"
    }

    /// Why a treatment was chosen: the demand, what was ruled out and why, what the others cost, what would change it.
    static func treatment(_ choice: TreatmentChoice?) -> [BilingualText] {
        guard let choice else { return [] }
        var lines = [choice.demand, choice.wouldChange].compactMap(\.self)
        for option in choice.others {
            let why = option.veto ?? BilingualText("\(option.yearly.rounded())", "\(option.yearly.rounded())")
            lines.append(BilingualText("\(option.name.zh)：\(why.zh)", "\(option.name.en): \(why.en)"))
        }
        return lines
    }

    /// The same in short, for a cell of a table: without the processes that are ruled out.
    static func briefly(_ choice: TreatmentChoice?) -> [BilingualText] {
        guard let choice else { return [] }
        return [choice.demand, choice.wouldChange].compactMap(\.self)
    }

    /// Why a village planned by itself is as it is.
    static func village(_ plan: VillagePlan) -> [BilingualText] {
        let currency = plan.prices.costs.currency
        let yearly = money(plan.yearlyCost, currency)
        var lines: [BilingualText] = []
        if let all = plan.allHouseholdYearly {
            let other = money(all, currency)
            lines.append(
                BilingualText("年费用 \(yearly)；全村分户为 \(other)", "\(yearly) a year; units at all houses would be \(other)")
            )
        } else {
            lines.append(BilingualText("年费用 \(yearly)", "\(yearly) a year"))
        }
        if !plan.householdUnits.isEmpty {
            lines.append(
                BilingualText(
                    "\(plan.householdUnits.count) 户分户处理，接管更贵",
                    "\(plan.householdUnits.count) houses keep units, sewers to them would cost more"))
        }
        for station in plan.stations {
            lines += briefly(station.treatment)
        }
        return lines
    }
}
