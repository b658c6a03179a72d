/// One indicator: its figure, how it stands to its target, how it moved, and the way to its definition and evidence.
struct FigureCard: Component {
    /// How a figure moved against an earlier one.
    struct Movement: Sendable {
        /// Against what: 同比, 环比.
        var words: String
        /// The difference with its sign, as people read it; nil when there is nothing to compare with.
        var difference: String?
        /// Above zero: grew; below: shrank.
        var direction: Int

        /// Makes a movement.
        init(_ words: String, _ difference: String?, direction: Int) {
            self.words = words
            self.difference = difference
            self.direction = direction
        }
    }

    /// A part of the figure with the way to its records.
    struct Part: Sendable {
        /// What it is: 分子, 分母.
        var words: String
        /// The part's figure; nil when not reported.
        var figure: String?
        /// The list of records behind it.
        var address: String?

        /// Makes a part.
        init(_ words: String, _ figure: String?, address: String? = nil) {
            self.words = words
            self.figure = figure
            self.address = address
        }
    }

    /// What is measured.
    var heading: String
    /// The figure; nil or "—" when it was not reported.
    var figure: String?
    /// The unit, unless the figure holds it.
    var unit: String?
    /// The page that opens the figure.
    var address: String?
    /// The page with definition, formula and source.
    var definitionAddress: String?
    /// The target as people read it.
    var target: String?
    /// Whose target it is, where it is not the area's own.
    var targetName: String?
    /// Whether the target is reached; nil when either is missing.
    var isReached: Bool?
    /// How it moved.
    var movements: [Movement] = []
    /// Numerator and denominator.
    var parts: [Part] = []
    /// The last months or years; nil where there was no figure.
    var trend: [Double?] = []
    /// The language of the page.
    var language: Language

    /// Makes a card; the rest is set by name.
    init(_ heading: String, _ figure: String?, unit: String? = nil, _ language: Language) {
        self.heading = heading
        self.figure = figure
        self.unit = unit
        self.language = language
    }

    var html: HTML {
        article(.class("card")) {
            header {
                h2 { heading }
                if let definitionAddress {
                    a(.class("definition"), .href(definitionAddress), .title(language(KitText.definition))) {
                        Icon.information
                        span(.class("sr")) { language(KitText.definition) + " " + heading }
                    }
                }
            }
            div(.class("card-figure")) {
                p(.class("figure")) {
                    if let address { a(.href(address)) { value } } else { value }
                }
                if trend.contains(where: { $0 != nil }) {
                    Sparkline(trend, name: heading + " " + language(KitText.trend), language)
                }
            }
            if target != nil || !movements.isEmpty {
                ul(.class("card-notes")) {
                    if let target { li { goal(target) } }
                    for movement in movements { li { line(movement) } }
                }
            }
            if !parts.isEmpty {
                dl(.class("card-parts")) {
                    for part in parts {
                        div {
                            dt { part.words }
                            dd {
                                if let address = part.address, part.figure != nil {
                                    a(.href(address)) { Reported(part.figure, language) }
                                } else {
                                    Reported(part.figure, language)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private var value: HTML {
        if let figure, figure != Language.missingSign {
            figure
            if let unit {
                " "
                span(.class("unit")) { unit }
            }
        } else {
            // The one large figure of a card says in words, too, that it is missing.
            span(.class("missing")) {
                span(.ornament) { Language.missingSign + " " }
                small { language(KitText.notReported) }
            }
        }
    }

    @HTMLBuilder private func goal(_ target: String) -> HTML {
        span(.class("muted")) { (targetName ?? language(KitText.target)) + " " + target }
        if let isReached {
            " "
            StatusBadge(language(isReached ? KitText.reached : KitText.notReached), isReached ? .good : .bad)
        }
    }

    @HTMLBuilder private func line(_ movement: Movement) -> HTML {
        span(.class("muted")) { movement.words }
        " "
        if movement.difference != nil, movement.direction == 0 {
            // A bar before “0.00” would read as a minus sign.
            language(KitText.level)
        } else {
            if movement.difference != nil {
                movement.direction > 0 ? Icon.up : Icon.down
                " "
            }
            Reported(movement.difference, language)
        }
    }
}
