/// Whether a sample contradicts a declared share (与声称质量水平是否矛盾), in the sense of GB/T 2828.4 (ISO 2859-4).
///
/// This is another claim than ``ProofDecision``: here the declaration is believed until the sample speaks against it,
/// and a true declaration is contradicted with a probability of at most ``risk``. “Not contradicted” proves nothing; a
/// small sample contradicts hardly anything. Computed exactly instead of by the standard's tables, so its sample sizes
/// are not the standard's. Those that could not be checked count as missing.
public struct ContradictionDecision: Hashable, Sendable {
    /// The declared share of effective facilities.
    public let declared: Double
    /// The greatest probability of contradicting a true declaration, such as 0.05.
    public let risk: Double
    /// Whether the sample contradicts the declaration.
    public let isContradicted: Bool
    /// The probability of so poor a sample if the declaration is just true; nil for two-stage designs.
    public let pValue: Double?
    /// Simple random samples only: a true share at or below this is contradicted with a probability of at least 90 %.
    ///
    /// Nil if no share is, since too few were checked.
    public let limitingShare: Double?
}
