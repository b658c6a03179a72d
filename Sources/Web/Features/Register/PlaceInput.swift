import Domain
import Governance
import Store

/// Finds the place that somebody typed: a code, `#` with a number, or a name that only one place has.
struct PlaceInput: Sendable {
    let site: Site
    let access: Access

    /// A place as a form shows it.
    static func text(_ place: Region) -> String {
        place.code.isEmpty ? "#\(place.id)" : place.code
    }

    /// The place, or why there is none.
    func find(_ text: String) async throws -> Result<SubjectID, Refusal> {
        let asOf = site.platform.asOf()
        if let number = text.hasPrefix("#") ? Int64(text.dropFirst()) : nil {
            let id = SubjectID(number)
            let found = try await site.register.places([id], asOf: asOf, access: access)
            return found[id] == nil ? .failure(.unknown) : .success(id)
        }
        let found = try await site.search.search(text, asOf: asOf, limit: 20, access: access)
        let exact = found.places.filter { $0.name == text || $0.code == text }
        if let only = exact.first, exact.count == 1 { return .success(only.id) }
        if exact.count > 1 { return .failure(Refusal(candidates: exact, above: found.above)) }
        // A code once given leads to its place for good.
        let former = found.former.filter { $0.formerly == text && !$0.place.isEnded }
        if let only = former.first, former.count == 1 { return .success(only.place.id) }
        if let only = found.places.first, found.places.count == 1 { return .success(only.id) }
        return found.places.isEmpty
            ? .failure(.unknown) : .failure(Refusal(candidates: Array(found.places.prefix(6)), above: found.above))
    }

    /// Why no place was taken.
    struct Refusal: Error {
        /// The places that might be meant.
        var candidates: [Region] = []
        var above: [SubjectID: Region] = [:]

        /// No place is like it.
        static let unknown = Refusal()

        /// What to do, for people.
        var message: BilingualText {
            guard !candidates.isEmpty else { return RegisterError.unknownPlace.message }
            let list = candidates.map { place in
                let parent = place.parent.flatMap { above[$0]?.name }.map { $0 + " " } ?? ""
                return parent + place.name + "（" + PlaceInput.text(place) + "）"
            }
            return BilingualText(
                "有多个地点与之相符，请填写编码：" + list.joined(separator: "、"),
                "Several places fit; enter the code of one: " + list.joined(separator: ", "))
        }
    }
}
