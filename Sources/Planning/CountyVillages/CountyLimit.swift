/// A limit that the villages of a county share, and what it is a limit of.
struct CountyLimit {
    /// What it is a limit of.
    let kind: CountyVillagePlan.LimitKind
    /// The limit in terms of a problem.
    let limit: SideLimit
    /// Whether a plan could exceed it at all.
    let isBinding: Bool
}
