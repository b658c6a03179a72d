/// The area and the day a page speaks of, with the means to change both; works as a plain form.
struct ContextBar: Component {
    /// The area's name, with its parents where that helps.
    var areaName: String
    /// Where another area is chosen.
    var areaAddress: String
    /// The day on which the facts held, ISO.
    var asOf: String
    /// The day up to which facts were known, ISO; nil where the page does not offer it.
    var known: String?
    /// The address of the page; its other items are kept.
    var url: PageURL
    /// The language of the page.
    var language: Language

    /// The query item of the as-of day.
    static let asOfName = "asOf"
    /// The query item of the known-at day.
    static let knownName = "known"

    var html: HTML {
        section(.class("context-bar"), .aria("aria-label", language(KitText.context))) {
            p(.class("context-area")) {
                span(.class("muted")) { language(KitText.area) }
                " "
                strong { areaName }
                " "
                a(.class("tool"), .href(areaAddress)) { language(KitText.changeArea) }
            }
            form(.class("context-day"), .method(.get), .action(url.path)) {
                HiddenFields(keeping: url.removing(Self.asOfName, Self.knownName).items)
                span(.class("context-choice")) {
                    label(.for("as-of")) { language(KitText.asOf) }
                    input(.id("as-of"), .type("date"), .name(Self.asOfName), .value(asOf))
                }
                if let known {
                    span(.class("context-choice")) {
                        label(.for("known")) { language(KitText.knownAt) }
                        input(.id("known"), .type("date"), .name(Self.knownName), .value(known))
                    }
                }
                button(.class("button small"), .type("submit")) { language(KitText.show) }
            }
            p(.class("print-only")) {
                language.labelled(language(KitText.asOf), asOf)
                if let known, !known.isEmpty { " · " + language.labelled(language(KitText.knownAt), known) }
            }
        }
    }
}
