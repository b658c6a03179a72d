/// A spatial index in flat arrays (打包 R 树): boxes in the order of a Hilbert curve, sixteen to a box above.
///
/// Built once and never changed, it needs no pointers: the boxes below box *n* are 16 *n* … 16 *n* + 15. Packing by a
/// Hilbert curve is after Kamel and Faloutsos, “On Packing R-trees” (CIKM 1993).
struct PackedIndex: Sendable {
    private static let fan = 16
    /// Boxes of all levels, the single ones first.
    private let boxes: [WorldBox]
    /// Where each level begins in `boxes`; one more for the end.
    private let starts: [Int]

    /// An index of boxes that already lie in the order of ``order(of:)``.
    ///
    /// - Complexity: O(boxes).
    init(_ leaves: [WorldBox]) {
        var boxes = leaves
        var starts = [0, leaves.count]
        var width = leaves.count
        while width > 1 {
            let begin = boxes.count - width
            var upper: [WorldBox] = []
            upper.reserveCapacity(width / Self.fan + 1)
            for first in stride(from: 0, to: width, by: Self.fan) {
                var box = WorldBox.empty
                for index in first..<min(first + Self.fan, width) { box.add(boxes[begin + index]) }
                upper.append(box)
            }
            boxes += upper
            starts.append(boxes.count)
            width = upper.count
        }
        self.boxes = boxes
        self.starts = starts
    }

    /// The box around everything.
    var extent: WorldBox { boxes.last ?? .empty }

    /// The box of one entry.
    func box(_ index: Int) -> WorldBox { boxes[index] }

    /// Calls `body` with each entry whose box shares a point with the given one, in ascending order.
    ///
    /// - Complexity: O(log *n* + hits) for boxes that overlap little.
    func forEach(in query: WorldBox, _ body: (Int) -> Void) {
        let levels = starts.count - 1
        guard levels > 0, !boxes.isEmpty else { return }
        boxes.withUnsafeBufferPointer { boxes in
            var stack: [(level: Int, index: Int)] = [(levels - 1, 0)]
            stack.reserveCapacity(Self.fan * levels)
            while let (level, index) = stack.popLast() {
                guard boxes[starts[level] + index].intersects(query) else { continue }
                if level == 0 {
                    body(index)
                    continue
                }
                let width = starts[level] - starts[level - 1]
                let first = index * Self.fan
                let end = min(first + Self.fan, width)
                if level == 1 {
                    for leaf in first..<end where boxes[leaf].intersects(query) { body(leaf) }
                } else {
                    // The last is taken from the stack first, so they go on it backwards.
                    for child in (first..<end).reversed() { stack.append((level - 1, child)) }
                }
            }
        }
    }

    /// The order of the middles of boxes along a Hilbert curve; equal ones stay as they are.
    static func order(of boxes: [WorldBox]) -> [Int] {
        let keys = boxes.map { box in
            hilbert(
                UInt32((Int64(box.west) + Int64(box.east)) / 2), UInt32((Int64(box.north) + Int64(box.south)) / 2))
        }
        return boxes.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
    }

    /// The distance along the curve of 2³² by 2³² cells.
    private static func hilbert(_ column: UInt32, _ row: UInt32) -> UInt64 {
        var x = column
        var y = row
        var distance: UInt64 = 0
        for bit in (UInt32(0)..<32).reversed() {
            let right = x >> bit & 1
            let down = y >> bit & 1
            distance = distance << 2 | UInt64(3 * right ^ down)
            if down == 0 {
                if right == 1 {
                    x = ~x
                    y = ~y
                }
                swap(&x, &y)
            }
        }
        return distance
    }
}
