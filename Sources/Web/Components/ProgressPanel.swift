/// How far a long task has come.
///
/// A script refreshes it; without one the page reloads by ``PageShell/refreshSeconds``.
struct ProgressPanel: Component {
    /// What is being done.
    var heading: String
    /// How much is done.
    var done: Int
    /// How much there is; nil while unknown.
    var total: Int?
    /// What is going on just now.
    var detail: String?
    /// Seconds between looks; nil when the task has ended, which also ends the looking.
    var refreshSeconds: Int?
    /// The language of the page.
    var language: Language

    /// Makes a panel; the rest is set by name.
    init(_ heading: String, done: Int, total: Int?, _ language: Language) {
        self.heading = heading
        self.done = done
        self.total = total
        self.language = language
    }

    var html: HTML {
        section(
            .class("panel progress-panel"), .id("progress"), .role("status"),
            Attribute("data-poll", refreshSeconds.map { .number($0) } ?? .absent)
        ) {
            h2 { heading }
            if let total {
                progress(
                    .aria("aria-label", heading), Attribute("max", .number(max(total, 1))),
                    Attribute("value", .number(min(max(done, 0), max(total, 1)))))
                p(.class("figures")) {
                    language(KitText.progressOf, ["done": language.count(done), "total": language.count(total)])
                    if total > 0 { " · " + language.percent(done, of: total, places: 0) }
                }
            } else {
                progress(.aria("aria-label", heading))
                p(.class("figures")) { language.count(done) }
            }
            if let detail { p(.class("muted")) { detail } }
            if let refreshSeconds {
                p(.class("muted")) { language(KitText.progressRefresh, ["n": language.count(refreshSeconds)]) }
            }
        }
    }
}
