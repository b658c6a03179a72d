/// The two sizes every chart is drawn in: one for desks and paper, one for phones.
///
/// The style sheet shows one of them, so that letters stay legible without a script that measures the window.
enum ChartSize: Sendable, CaseIterable {
    case wide, narrow

    /// The width in user units.
    var width: Double {
        switch self {
        case .wide: 560
        case .narrow: 330
        }
    }

    /// The class the style sheet knows it by.
    var className: StaticString {
        switch self {
        case .wide: "chart wide"
        case .narrow: "chart narrow"
        }
    }

    /// What is put behind ids, which must not stand twice on a page.
    var suffix: String {
        switch self {
        case .wide: ""
        case .narrow: "-n"
        }
    }
}
