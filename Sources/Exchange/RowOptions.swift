/// How the rows of a sheet are to be read.
public struct RowOptions: Hashable, Sendable {
    /// Repeats the value of a merged range's top left cell over the whole range, for title and group columns.
    public var fillMerged: Bool

    /// Makes the options; by default cells stay as they are stored.
    public init(fillMerged: Bool = false) {
        self.fillMerged = fillMerged
    }
}
