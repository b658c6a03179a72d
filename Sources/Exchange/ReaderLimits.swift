/// How much a reader accepts before it refuses a file; protects the server against hostile and mistaken uploads.
public struct ReaderLimits: Hashable, Sendable {
    /// Bytes of the whole file after unpacking.
    public var maxUncompressedBytes = 512 << 20
    /// Unpacked size over packed size, checked once a part has unpacked to more than `ratioCheckedAbove`.
    public var maxCompressionRatio = 200
    /// Bytes below which the ratio is not checked: small sheets of equal rows pack very well.
    public var ratioCheckedAbove = 10 << 20
    /// Entries in a zip archive.
    public var maxArchiveEntries = 10_000
    /// Rows of a sheet; Excel's own limit.
    public var maxRows = 1_048_576
    /// Columns of a sheet; Excel's own limit.
    public var maxColumns = 16_384
    /// Empty cells in front of others, over all rows of a sheet: one value in the last column of every row would
    /// otherwise make a small file into billions of cells.
    public var maxEmptyCells = 20_000_000
    /// Characters (UTF-16 units, as Excel counts) of one cell.
    public var maxCellCharacters = 32_767
    /// Different texts in a workbook's table of shared strings.
    public var maxSharedStrings = 4_000_000
    /// Merged ranges of a sheet.
    public var maxMergedRanges = 262_144
    /// Levels of nesting in JSON and XML.
    public var maxNestingDepth = 128
    /// Bytes of a GeoJSON file, which is held in memory as a whole.
    public var maxGeoJSONBytes = 128 << 20

    /// Makes the default limits.
    public init() {}
}
