public import Domain
public import Geo

/// Heights of the ground as the tables know them (地形高程); the grid lies in a file under its hash.
public struct TerrainRecord: Hashable, Sendable {
    /// Its number; 0 before it is kept.
    public var id: Int64 = 0
    /// The place whose ground it is.
    public let area: SubjectID
    /// SHA-256 of the file as it is kept, hexadecimal.
    public let hash: String
    /// The kept file's size in bytes.
    public let size: Int64
    /// The name of the file that was taken in.
    public let sourceName: String
    /// SHA-256 of the file that was taken in, hexadecimal.
    public let sourceHash: String
    /// The coordinate system of the file that was taken in.
    public let sourceSystem: String
    /// Number of columns.
    public let columns: Int
    /// Number of rows.
    public let rows: Int
    /// Width of a cell on the ground in metres.
    public let cellMetres: Double
    /// The lowest height in metres.
    public let lowest: Double
    /// The greatest height in metres.
    public let highest: Double
    /// The box around it.
    public let box: BoundingBox
    /// When it was taken in.
    public let keptAt: Instant
    /// Who took it in.
    public let keptBy: String
    /// When it was taken out or replaced; nil while it holds.
    public var endedAt: Instant?
    /// Who took it out or replaced it.
    public var endedBy: String?

    /// Heights that are to be kept.
    public init(
        area: SubjectID, hash: String, size: Int64, source: (name: String, hash: String, system: String),
        grid: (columns: Int, rows: Int, cellMetres: Double), heights: ClosedRange<Double>, box: BoundingBox,
        keptAt: Instant, keptBy: String
    ) {
        self.area = area
        self.hash = hash
        self.size = size
        sourceName = source.name
        sourceHash = source.hash
        sourceSystem = source.system
        columns = grid.columns
        rows = grid.rows
        cellMetres = grid.cellMetres
        lowest = heights.lowerBound
        highest = heights.upperBound
        self.box = box
        self.keptAt = keptAt
        self.keptBy = keptBy
    }
}
