/// What money is spent on; prices of a group rise and fall together in a sensitivity study (成本类别).
public enum CostGroup: String, CaseIterable, Hashable, Sendable, Codable {
    /// Stations: civil works, equipment, operation (处理设施).
    case station
    /// Joining the town sewer: connection and tariff (纳入城镇管网).
    case town
    /// Pipes between villages: material, excavation, manholes (管网).
    case pipes
    /// Lift stations and pressure mains with their energy (提升泵站).
    case pumping
    /// Household units (分户设施).
    case household
    /// Reuse on farmland (资源化利用).
    case reuse
}
