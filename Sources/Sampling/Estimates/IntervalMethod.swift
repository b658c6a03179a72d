public import Domain

/// How a confidence interval was made.
public enum IntervalMethod: String, CaseIterable, Hashable, Sendable {
    /// Inverting the hypergeometric (or, without a finite population, binomial) test; never too narrow.
    case exact
    /// Korn and Graubard's: the exact binomial interval of the effective sample size.
    case beta
    /// Symmetric on the scale of the logit.
    case logit
    /// Symmetric about the estimate, with Student's t. Too narrow near 0 and 1, where it is not to be used.
    case wald
    /// Wilson's score interval; takes no account of the design.
    case wilson
    /// Clopper and Pearson's exact binomial interval; takes no account of the finite population.
    case clopperPearson

    /// The method's name.
    public var name: BilingualText {
        switch self {
        case .exact: BilingualText("精确（反演检验）", "exact, by inverting the test")
        case .beta: BilingualText("Korn–Graubard（贝塔）", "Korn–Graubard (beta)")
        case .logit: BilingualText("逻辑变换", "logit")
        case .wald: BilingualText("正态近似（t）", "Wald, with t")
        case .wilson: BilingualText("Wilson 得分", "Wilson score")
        case .clopperPearson: BilingualText("Clopper–Pearson", "Clopper–Pearson")
        }
    }
}
