public import Geo

/// A geometry in the numbers of its file, before any coordinate system is applied (图形).
public enum MapGeometry: Hashable, Sendable {
    /// One or more positions.
    case points([MapPosition])
    /// One or more lines.
    case lines([[MapPosition]])
    /// One or more areas, each with its rings, the outer one first.
    case areas([[[MapPosition]]])

    /// Every position of it.
    public var positions: [MapPosition] {
        switch self {
        case .points(let points): points
        case .lines(let lines): lines.flatMap(\.self)
        case .areas(let areas): areas.flatMap { $0.flatMap(\.self) }
        }
    }

    /// The geometry with every position changed.
    public func mapPositions(_ transform: (MapPosition) throws -> MapPosition) rethrows -> MapGeometry {
        switch self {
        case .points(let points): .points(try points.map(transform))
        case .lines(let lines): .lines(try lines.map { try $0.map(transform) })
        case .areas(let areas): .areas(try areas.map { try $0.map { try $0.map(transform) } })
        }
    }

    /// A position that stands for it: the mean of its positions, without the closing one of a ring.
    public var middle: MapPosition? {
        let counted: [MapPosition] =
            switch self {
            case .areas(let areas): areas.flatMap { $0.first?.dropLast() ?? [] }
            default: positions
            }
        guard !counted.isEmpty else { return nil }
        return MapPosition(
            east: counted.reduce(0) { $0 + $1.east } / Double(counted.count),
            north: counted.reduce(0) { $0 + $1.north } / Double(counted.count))
    }
}
