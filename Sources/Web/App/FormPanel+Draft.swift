import Governance

extension FormPanel {
    /// Keeps what is typed in the browser until it is sent.
    ///
    /// Bound to the person: the next one at this computer must not find another's entries.
    mutating func keepDraft(_ name: String, of caller: Caller) {
        guard let person = caller.person else { return }
        draftKey = "\(name).u\(person.userID)"
    }
}
