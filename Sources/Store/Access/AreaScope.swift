public import Tables

/// The part of the administrative tree that somebody may see (辖区范围): some places with all that lies within them.
public struct AreaScope: Hashable, Sendable {
    /// The ways to these places; none lies within another.
    public let paths: [RegionPath]

    /// The scope of these places; those that lie within another are left out.
    public init(_ paths: some Sequence<RegionPath>) {
        var kept: [RegionPath] = []
        for path in paths.sorted(by: { $0.text < $1.text }) where !path.text.isEmpty {
            if let last = kept.last, last.contains(path) { continue }
            kept.append(path)
        }
        self.paths = kept
    }

    /// Nothing at all.
    public static let nothing = AreaScope([])

    /// Whether there is nothing in it.
    public var isEmpty: Bool { paths.isEmpty }

    /// Whether the place lies in it.
    public func contains(_ path: RegionPath) -> Bool {
        paths.contains { $0.contains(path) }
    }

    /// Whether all of the other scope lies in it.
    public func contains(_ other: AreaScope) -> Bool {
        other.paths.allSatisfy(contains)
    }

    /// What lies in both.
    public func intersection(_ other: AreaScope) -> AreaScope {
        AreaScope(paths.filter(other.contains) + other.paths.filter(contains))
    }

    /// The condition that a path column lies in the scope, as ranges of an index; an empty scope matches nothing.
    ///
    /// - Parameter column: The column, with its table's alias where there is one: `"r.path"`.
    public func condition(column: Query) -> Query {
        guard !paths.isEmpty else { return "(1 = 0)" }
        let ranges = paths.map { path -> Query in
            "(\(column) >= \(path.text) AND \(column) < \(path.upperBound))"
        }
        return "(\(ranges.joined(separator: " OR ")))"
    }
}
