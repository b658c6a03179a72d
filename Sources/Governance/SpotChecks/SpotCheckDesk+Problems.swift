public import Domain
import Foundation
import Store
import Tables

extension SpotCheckDesk {
    /// A problem that was opened for a facility that failed (问题线索).
    public struct Problem: Hashable, Sendable {
        /// The facility.
        public let facility: SubjectID
        /// Its code in the frame.
        public let code: String
        /// Its name in the frame.
        public let name: String
        /// The names of county, town and village.
        public let place: String
        /// The visit that found it.
        public let visit: Int64
        /// When it was opened.
        public let at: Instant
        /// The questions of the checklist that stand against it.
        public let items: [BilingualText]
    }

    private struct Detail: Decodable {
        var items: [String]
    }

    /// The problems that a spot check opened, in the order of the facilities' codes.
    ///
    /// - Throws: ``AccessError/notFound``.
    public func problems(_ id: Int64, access: Access) async throws -> [Problem] {
        try await platform.database.read { session in
            let record = try find(id, access, in: session)
            let list = Checklist(json: record.criteria)
            let questions = Dictionary(
                (list?.items ?? []).map { ($0.id, $0.question.text) }, uniquingKeysWith: { first, _ in first })
            return try TeamTable(session).problemNotes(of: id).compactMap { note in
                guard let row = try FrameTable(session).row(note.facility, of: id) else { return nil }
                let details = FrameDetails(json: row.details)
                let failed = try? JSONDecoder().decode(Detail.self, from: Data(note.detail.utf8)).items
                return Problem(
                    facility: note.facility, code: row.code, name: row.name,
                    place: [details.county, details.town, details.village].filter { !$0.isEmpty }.joined(
                        separator: " "),
                    visit: note.visit, at: note.at,
                    items: (failed ?? []).map { questions[$0] ?? BilingualText($0, $0) })
            }.sorted { $0.code < $1.code }
        }
    }
}
