/// A village's line in the plain county format.
struct CountyFileSite: Sendable {
    let id: Int
    let elevation: Double
    let population: Double
    let hasTown: Bool
}
