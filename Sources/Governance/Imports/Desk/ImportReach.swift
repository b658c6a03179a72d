import Domain
import Foundation
import Store
import Tables

/// Which places an import speaks of.
struct ImportReach {
    private let session: any Session
    private let entry: Int64

    init(_ session: any Session, entry: Int64) {
        self.session = session
        self.entry = entry
    }

    /// Whether all that it brought lies in the scope; always so for the whole nation, never for an empty scope.
    func lies(within scope: AreaScope) throws -> Bool {
        if scope.isEmpty { return false }
        if scope.contains(RegionPath(of: .nation, level: .nation, under: nil)) { return true }
        return try EntryFacts(session).areAll(of: entry, within: scope)
    }

    /// Whether it brought nothing.
    func isEmpty() throws -> Bool {
        try EntryFacts(session).facts(of: entry, limit: 1).isEmpty
    }

    /// The counties of the places it brought, or in which they lie.
    func counties(limit: Int) throws -> [SubjectID] {
        try EntryFacts(session).counties(of: entry, limit: limit)
    }
}

extension ImportReport.Counts {
    /// Reads counts kept as JSON; nil for anything else.
    init?(json: String) {
        guard let counts = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
        self = counts
    }
}
