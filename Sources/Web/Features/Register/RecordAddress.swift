import Domain
import Hummingbird

/// Which record an address names: `/places/12` or `/records/facilities/34`.
struct RecordAddress: Sendable {
    /// The kind; places are looked at as villages.
    let kind: RecordKind
    /// The record.
    let id: SubjectID

    /// Reads `kind` and `id` out of the path; without a kind it is a place.
    ///
    /// - Throws: ``Problem`` with status 404 for an unknown kind, 400 for a malformed number.
    init(_ context: WebContext) throws {
        if let word = context.parameters.get("kind") {
            guard let kind = RegisterKinds.kind(word), kind != .village else { throw Problem.notFound }
            self.kind = kind
        } else {
            kind = .village
        }
        id = try context.subject()
    }

    /// The address of its page.
    var path: String { RegisterKinds.address(kind, id) }
}
