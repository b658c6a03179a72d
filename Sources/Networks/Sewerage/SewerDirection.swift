/// Which way a pipe flows, and how that is known (流向及依据).
public struct SewerDirection: Hashable, Sendable {
    /// What a pipe's direction was read from, in the order of preference.
    public enum Basis: UInt8, CaseIterable, Hashable, Sendable {
        /// It is recorded as under pressure or begins at a lift station, so that any slope is overcome (压力管).
        case pressure
        /// The inverts of its ends differ (管底高程).
        case inverts
        /// The record names its ends (起止点编号).
        case codes
        /// Nothing but the order in which it was drawn (绘制方向).
        case drawing
    }

    /// What it was read from.
    public let basis: Basis
    /// Whether it flows from the recorded lower end to the upper one, or against the drawing where no end is recorded.
    public let isAgainstRecord: Bool
    /// Whether it flows from the last drawn point to the first.
    public let isAgainstDrawing: Bool

    /// Reads the direction of one pipe.
    init(pipe: Int, ends: SewerEnds, startsAtStation: Bool) {
        let survey = ends.survey
        let hasCodes = survey.fromSites[pipe] >= 0 || survey.toSites[pipe] >= 0
        let fall = survey.upInverts[pipe] - survey.downInverts[pipe]
        if startsAtStation || survey.arePressure[pipe] {
            basis = .pressure
            isAgainstRecord = false
        } else if abs(fall) > ends.joining.levelTolerance {
            basis = .inverts
            isAgainstRecord = fall < 0
        } else {
            basis = hasCodes ? .codes : .drawing
            isAgainstRecord = false
        }
        isAgainstDrawing = isAgainstRecord != ends.isDrawnBackwards[pipe]
    }
}
