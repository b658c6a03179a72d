/// Disjoint sets of the numbers `0 ..< count` (并查集), with union by size and path halving.
public struct UnionFind: Sendable {
    private var parents: [Int32]
    private var sizes: [Int32]
    /// Number of sets.
    public private(set) var setCount: Int

    /// Each number in a set of its own.
    public init(_ count: Int) {
        parents = (0..<Int32(count)).map { $0 }
        sizes = [Int32](repeating: 1, count: count)
        setCount = count
    }

    /// The number that stands for the set of `member`.
    /// - Complexity: Almost O(1) on average.
    public mutating func find(_ member: Int) -> Int {
        var here = Int32(member)
        while parents[Int(here)] != here {
            let up = parents[Int(parents[Int(here)])]
            parents[Int(here)] = up
            here = up
        }
        return Int(here)
    }

    /// Joins two sets; false if they were one already.
    /// - Complexity: Almost O(1) on average.
    @discardableResult
    public mutating func union(_ a: Int, _ b: Int) -> Bool {
        var large = find(a)
        var small = find(b)
        if large == small { return false }
        if sizes[large] < sizes[small] { swap(&large, &small) }
        parents[small] = Int32(large)
        sizes[large] += sizes[small]
        setCount -= 1
        return true
    }
}
