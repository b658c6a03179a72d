/// Something in a network that people should look at (管网问题), with the pipes, sites and nodes concerned.
public enum SewerFinding: Hashable, Sendable {
    /// Water would run in a circle through these pipes (环路).
    case loop(pipes: [Int])
    /// Connected pipes that reach neither a facility nor an outlet (孤立管网).
    case orphan(pipes: [Int], metres: Double, node: Int)
    /// Connected pipes with an outlet and no facility: sewage goes untreated (直排).
    case untreated(outlet: Int, pipes: [Int], metres: Double)
    /// The pipe rises towards its recorded lower end (逆坡).
    case adverseSlope(pipe: Int, riseMetres: Double, lengthMetres: Double)
    /// Pipes end at a place from where nothing leads on (断头管).
    case endsNowhere(node: Int, pipes: [Int])
    /// Two pipes lie on each other (重叠管段).
    case overlap(pipe: Int, other: Int)
    /// Pipes lead to the facility, but neither a household nor a village drains into them (空转设施、无户接入).
    case noHouseholds(facility: Int, pipes: Int)
    /// The ledger records a network or households, and no pipe reaches the facility (设施无管网).
    case noPipes(facility: Int)
    /// The facility is recorded to serve the village, whose water goes elsewhere or nowhere (登记已接、实际未接).
    case notConnected(village: Int, facility: Int)
    /// The village is recorded as treated, and its pipes reach no facility (管网未通).
    case notTreated(village: Int)
    /// The surveyed length differs from the recorded one; of all kinds where none is named (长度不符).
    case lengthDiffers(facility: Int, kind: SewerSurvey.PipeKind?, surveyed: Double, recorded: Double)
    /// The pipe is narrower than one that flows into it (管径变小).
    case narrower(pipe: Int, above: Int)
    /// Both ends of the pipe are joined to one place (过短管段).
    case tooShort(pipe: Int)
    /// An end lies far from the site that the record names (编号与位置不符).
    case strayCode(pipe: Int, site: Int, metres: Double)

    /// A short stable code in kebab case, for scripts.
    public var code: String {
        switch self {
        case .loop: "sewer-loop"
        case .orphan: "sewer-orphan"
        case .untreated: "sewer-untreated"
        case .adverseSlope: "sewer-adverse-slope"
        case .endsNowhere: "sewer-ends-nowhere"
        case .overlap: "sewer-overlap"
        case .noHouseholds: "facility-no-households"
        case .noPipes: "facility-no-pipes"
        case .notConnected: "village-not-connected"
        case .notTreated: "village-not-treated"
        case .lengthDiffers: "sewer-length-differs"
        case .narrower: "sewer-narrower"
        case .tooShort: "sewer-too-short"
        case .strayCode: "sewer-stray-code"
        }
    }
}
