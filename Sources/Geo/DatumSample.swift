/// An imported position and what is known of the place it should be at, for ``DatumSuspicion``.
public struct DatumSample: Hashable, Sendable {
    /// The two numbers as the file gives them.
    public var imported: MapPosition
    /// Where the place is known to be, or roughly (the centre of its parent).
    public var expectedPosition: Coordinate?
    /// The area in which the place must lie, such as its county.
    public var expectedArea: MultiPolygon?

    /// A sample; without any expectation it is still examined for swapped columns.
    public init(
        imported: MapPosition, expectedPosition: Coordinate? = nil, expectedArea: MultiPolygon? = nil
    ) {
        self.imported = imported
        self.expectedPosition = expectedPosition
        self.expectedArea = expectedArea
    }
}
