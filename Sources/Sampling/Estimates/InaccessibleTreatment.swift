/// How facilities that could not be checked are counted.
///
/// Reports show both.
public enum InaccessibleTreatment: String, CaseIterable, Hashable, Sendable {
    /// As if they had not been drawn: the best estimate, if those that could be checked are like the others.
    case missing
    /// As not effective: nobody can gain by keeping a door shut. Decisions rest on this.
    case notEffective
}
