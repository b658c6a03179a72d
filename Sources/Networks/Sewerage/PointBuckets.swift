/// Points in the buckets of a hashed grid, for questions about what lies near.
///
/// Two cells may share a bucket: whoever asks compares the distance anyway, so a shared bucket costs time, never truth.
struct PointBuckets {
    private let inverseCell: Double
    private let mask: UInt64
    private let starts: [Int32]
    private let members: [Int32]

    /// Points by their two coordinates; those not a number are left out.
    /// - Complexity: O(points).
    init(east: [Double], north: [Double], cell: Double) {
        inverseCell = 1 / cell
        var size: UInt64 = 16
        while size < UInt64(east.count) * 2 { size *= 2 }
        mask = size - 1
        let present = east.indices.filter { !east[$0].isNaN }
        let inverse = inverseCell
        let bits = mask
        let buckets = present.map { place in
            Int32(Self.bucket(Self.cell(east[place], inverse), Self.cell(north[place], inverse), bits))
        }
        let rows = ArcRows(nodeCount: Int(size), nodeOfArc: buckets)
        starts = rows.starts
        members = rows.arcs.map { Int32(present[Int($0)]) }
    }

    /// Calls for every point in the cells that touch a box, and for some others; each at least once.
    @inline(__always)
    func visit(west: Double, south: Double, east: Double, north: Double, _ body: (Int) -> Void) {
        var row = Self.cell(south, inverseCell)
        let lastRow = Self.cell(north, inverseCell)
        let first = Self.cell(west, inverseCell)
        let last = Self.cell(east, inverseCell)
        while row <= lastRow {
            var column = first
            while column <= last {
                let bucket = Self.bucket(column, row, mask)
                for place in Int(starts[bucket])..<Int(starts[bucket + 1]) { body(Int(members[place])) }
                column += 1
            }
            row += 1
        }
    }

    /// The cells are those of coordinates below 10⁸ m, and no smaller than a centimetre.
    @inline(__always)
    private static func cell(_ value: Double, _ inverse: Double) -> Int64 {
        Int64((value * inverse).rounded(.down))
    }

    @inline(__always)
    private static func bucket(_ column: Int64, _ row: Int64, _ mask: UInt64) -> Int {
        // Odd multipliers with well-mixed bits; the high half of the product is the best mixed.
        let mixed =
            (UInt64(bitPattern: column) &* 0x9E37_79B9_7F4A_7C15) ^ (UInt64(bitPattern: row) &* 0xC2B2_AE3D_27D4_EB4F)
        return Int((mixed ^ (mixed >> 29) ^ (mixed >> 47)) & mask)
    }
}
