/// A decision that the user has taken already (锁定条件).
///
/// Villages are named by their ids.
public enum CountyPin: Hashable, Sendable {
    /// This village's sewage ends at the station, or town sewer, of that village.
    case joins(village: Int, station: Int)
    /// No station at this village; household units and the town sewer remain.
    case noStation(village: Int)
    /// The corridor between two villages is closed in both directions.
    case closed(from: Int, to: Int)
    /// Only gravity: no corridor with a pump; for one village's way out, or for the whole county where `village` is nil.
    case onlyGravity(village: Int?)
    /// No household units at this village.
    case noHousehold(village: Int)
}
