/// A heap of nodes by key with four children a parent, which suits caches better than two.
///
/// A node may be in it several times; who takes it out checks whether its key still holds. It owns its memory, is not
/// copied, and is the only place besides the shortest-path loops that works on unchecked memory.
struct QuaternaryHeap: ~Copyable {
    /// A key and its node.
    struct Entry {
        var key: Double
        var node: Int32
    }

    private var entries: UnsafeMutablePointer<Entry>
    private var capacity: Int
    /// Number of entries.
    private(set) var count = 0

    init(capacity: Int = 64) {
        self.capacity = max(4, capacity)
        entries = .allocate(capacity: self.capacity)
    }

    deinit { entries.deallocate() }

    var isEmpty: Bool { count == 0 }

    /// The least key; infinite when empty.
    var leastKey: Double { count > 0 ? entries[0].key : .infinity }

    /// Forgets all entries and keeps the memory.
    mutating func removeAll() { count = 0 }

    /// Adds a node.
    /// - Complexity: O(log n).
    @inline(__always)
    mutating func push(_ key: Double, _ node: Int32) {
        if count == capacity { grow() }
        var hole = count
        count += 1
        while hole > 0 {
            let parent = (hole - 1) >> 2
            if entries[parent].key <= key { break }
            entries[hole] = entries[parent]
            hole = parent
        }
        entries[hole] = Entry(key: key, node: node)
    }

    /// Takes out the entry with the least key.
    /// - Complexity: O(log n).
    @inline(__always)
    mutating func pop() -> Entry? {
        if count == 0 { return nil }
        let least = entries[0]
        count -= 1
        if count > 0 { sink(entries[count]) }
        return least
    }

    /// Lets the last entry find its place from the root down.
    @inline(__always)
    private mutating func sink(_ moved: Entry) {
        var hole = 0
        while true {
            let first = hole << 2 + 1
            if first >= count { break }
            var child = first
            var key = entries[first].key
            var next = first + 1
            let end = min(first + 4, count)
            while next < end {
                if entries[next].key < key {
                    key = entries[next].key
                    child = next
                }
                next += 1
            }
            if key >= moved.key { break }
            entries[hole] = entries[child]
            hole = child
        }
        entries[hole] = moved
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: entries, count: count)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }
}
