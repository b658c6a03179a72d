import Domain
import Store

extension PlaceResolver {
    /// Why nothing can be said of a place from a day on; nil where it was there on that day.
    ///
    /// Places that a list founds are none of the register yet, and places first known from the beginning always were.
    func refusal(of place: SubjectID, on day: Day) throws -> PlaceRefusal? {
        let asked = Standing(place: place, day: day)
        if let known = standings[asked] { return known }
        let past = day < today ? try reader.past(of: place) : []
        var found: PlaceRefusal?
        if let last = past.last, !past.contains(where: { $0.range.contains(day) && !$0.isEnded }) {
            let since = past.first { $0.range.from > day && !$0.isEnded }?.range.from
            found = .notYet(last.name, level: last.level, on: day, since: since)
        }
        standings[asked] = .some(found)
        return found
    }

    /// A place on a day.
    struct Standing: Hashable {
        let place: SubjectID
        let day: Day
    }
}
