/// Merges strata that are too small for an error to be estimated (合并小层).
public struct StrataCollapse: Hashable, Sendable {
    /// One stratum after merging.
    public struct Group: Hashable, Sendable {
        /// The parts of the names of all strata merged here, such as county, size and process.
        public let members: [[String]]
        /// Facilities in all of them.
        public let population: Int

        /// The members' names, `县/小 + 县/中`.
        public var name: String { members.map { $0.joined(separator: "/") }.joined(separator: " + ") }
    }

    /// The strata after merging, in the order of their first members.
    public let groups: [Group]

    /// Merges each stratum below the minimum with the one whose name agrees with it for longest, of these the smallest.
    ///
    /// Put the parts of a name first that matter most: the county first keeps counties apart for as long as possible.
    ///
    /// - Parameters:
    ///   - populations: The facilities of each stratum by the parts of its name.
    ///   - minimum: The least number of facilities of a stratum.
    /// - Complexity: O(strata³) at worst.
    public init(_ populations: [[String]: Int], minimum: Int = 2) {
        var groups = populations.filter { $0.value > 0 }
            .map { Group(members: [$0.key], population: $0.value) }
            .sorted { $0.name.precedesInBytes($1.name) }
        while groups.count > 1, let small = groups.indices.min(by: { Self.isSmaller(groups[$0], groups[$1]) }),
            groups[small].population < minimum
        {
            let lost = groups.remove(at: small)
            guard let home = groups.indices.min(by: { Self.isNearer(groups[$0], groups[$1], to: lost) }) else { break }
            let members = (groups[home].members + lost.members)
                .sorted { $0.joined(separator: "/").precedesInBytes($1.joined(separator: "/")) }
            groups[home] = Group(members: members, population: groups[home].population + lost.population)
        }
        self.groups = groups.sorted { $0.name.precedesInBytes($1.name) }
    }

    /// The name of the stratum to which an original one now belongs; nil if it was not given.
    public func name(of original: [String]) -> String? {
        groups.first { $0.members.contains(original) }?.name
    }

    private static func isSmaller(_ left: Group, _ right: Group) -> Bool {
        (left.population, left.name) < (right.population, right.name)
    }

    private static func isNearer(_ left: Group, _ right: Group, to lost: Group) -> Bool {
        let common = (agreement(left, lost), agreement(right, lost))
        return common.0 == common.1 ? isSmaller(left, right) : common.0 > common.1
    }

    private static func agreement(_ left: Group, _ right: Group) -> Int {
        left.members.flatMap { one in
            right.members.map { other in zip(one, other).prefix { $0 == $1 }.count }
        }.max() ?? 0
    }
}
