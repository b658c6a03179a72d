/// A pinned way: a village's sewage must end at the station of a certain village.
struct Reaching: Hashable, Sendable {
    /// The village, by its number in the problem.
    let village: Int
    /// The village with the station, by its number in the problem.
    let station: Int
}
