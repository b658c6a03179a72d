internal import Foundation

/// The sewage of a building (房屋污水量): through the year, and on the days that pipes and stations are sized for.
///
/// Residents grow at a rate to the planning year; people who come for a part of the year (流动人口) count in full when
/// sizes are chosen, and by the part of the year that they stay in what is pumped and treated.
struct HouseFlow {
    /// Mean through the year, in m³/d.
    let mean: Double
    /// On the days that count for sizes, in m³/d.
    let sizing: Double

    init(_ building: VillageInput.Building, settings: VillageSettings) {
        let residents = settings.residents(of: building)
        let floating = building.floating.map { $0 * settings.populationFactor } ?? residents * settings.floatingShare
        mean = (residents + floating * settings.floatingStay) * settings.litresPerPersonDay / 1_000
        sizing = (residents + floating) * settings.litresPerPersonDay / 1_000
    }
}

extension VillageSettings {
    /// Residents of a building in the planning year, as the plan reckons them: those of the file, or the default.
    public func residents(of building: VillageInput.Building) -> Double {
        (building.population ?? peoplePerBuilding) * populationFactor * pow(1 + populationGrowth, planningYears)
    }
}
