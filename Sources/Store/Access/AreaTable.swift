package import Domain
package import Tables

/// Where the areas of users lie in the tree, by all that is known on a day.
///
/// A place that has ended keeps its last way: whoever looked after it still reads its past, and nothing else. So the
/// merging of towns never widens anybody's view by itself.
package struct AreaTable {
    private let session: any Session
    private let day: Day

    /// The tree as the session sees it on a day.
    package init(_ session: any Session, on day: Day) {
        self.session = session
        self.day = day
    }

    /// The way to a place, nil where there is none.
    package func path(of area: SubjectID) throws -> RegionPath? {
        try session.firstText(Self.pathQuery("\(area.number)", on: day)).map(RegionPath.init(text:))
    }

    /// The name of a place, nil where there is none.
    package func name(of area: SubjectID) throws -> String? {
        try session.firstText(Self.versionQuery("name", "\(area.number)", on: day))
    }

    /// A query for one value: the way to the place whose number `area` gives.
    package static func pathQuery(_ area: Query, on day: Day) -> Query {
        versionQuery("path", area, on: day)
    }

    private static func versionQuery(_ column: Query, _ area: Query, on day: Day) -> Query {
        """
        SELECT area_version.\(column) FROM region_versions area_version
        WHERE area_version.id = \(area) AND area_version.known_to = \(Instant.end.milliseconds)
            AND area_version.valid_from <= \(day.number)
        ORDER BY area_version.valid_from DESC LIMIT 1
        """
    }
}
