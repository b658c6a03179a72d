import Domain

/// What stood in a place that is merged into another.
extension DemoStory {
    /// Lets what stood in a place stand in another from a day on; what came after that was known came there at once.
    mutating func rehouse(from old: SubjectID, into new: SubjectID, on day: Day, known: Day) {
        let merger = DemoEntry.Key(day: DemoEntry.Occasion.tree.next(from: known), occasion: .tree)
        for key in byKey.keys.sorted() {
            for (index, told) in (byKey[key]?.statements ?? []).enumerated()
            where told.assertion.values["place"] == .subject(old) && told.validity.to > day {
                let from = max(day, told.validity.from)
                if from == told.validity.from, merger < key {
                    var values = told.assertion.values
                    values["place"] = .subject(new)
                    retell(
                        key, index,
                        as: DemoStatement(
                            subject: told.subject, kind: told.kind, validity: told.validity,
                            assertion: Assertion(values, clearing: told.assertion.cleared)))
                } else {
                    tell(
                        .tree, known: max(known, key.day), told.kind, told.subject, from: from, to: told.validity.to,
                        ["place": .subject(new)])
                }
            }
        }
    }
}
