import Domain
import Tables

extension AsOf {
    /// The condition that a row of versions is the one that holds, for a table alias of one letter.
    func condition(_ alias: Query) -> Query {
        """
        (\(alias).valid_from <= \(valid.number) AND \(alias).valid_to > \(valid.number)
        AND \(alias).known_from <= \(known.milliseconds) AND \(alias).known_to > \(known.milliseconds))
        """
    }
}

extension RegionPath {
    /// The condition that a path column lies at or below this place.
    func condition(_ column: Query) -> Query {
        "(\(column) >= \(text) AND \(column) < \(upperBound))"
    }
}
