/// What happened to a record, newest first: when, who, what changed from what.
struct HistoryTimeline: Component {
    /// One change of a value.
    struct Change: Sendable {
        /// The field.
        var words: String
        /// What it was; nil when there was nothing.
        var before: String?
        /// What it became; nil when it was taken away.
        var after: String?

        /// Makes a change.
        init(_ words: String, from before: String?, to after: String?) {
            self.words = words
            self.before = before
            self.after = after
        }
    }

    /// One event.
    struct Event: Sendable {
        /// When, on the deployment's clock.
        var time: String
        /// Who.
        var who: String
        /// What happened.
        var words: String
        /// The values it changed.
        var changes: [Change]
        /// Where its evidence can be opened.
        var address: String?

        /// Makes an event.
        init(time: String, who: String, _ words: String, changes: [Change] = [], address: String? = nil) {
            self.time = time
            self.who = who
            self.words = words
            self.changes = changes
            self.address = address
        }
    }

    private let events: [Event]
    private let language: Language

    /// Makes a history.
    init(_ events: [Event], _ language: Language) {
        self.events = events
        self.language = language
    }

    var html: HTML {
        section(.class("history")) {
            h2 { language(KitText.history) }
            if events.isEmpty {
                p(.class("muted")) { language(KitText.historyEmpty) }
            } else {
                ol(.class("timeline")) {
                    for event in events { li { line(event) } }
                }
            }
        }
    }

    @HTMLBuilder private func line(_ event: Event) -> HTML {
        p(.class("timeline-head")) {
            time { event.time }
            " "
            span(.class("muted")) { event.who }
        }
        p {
            if let address = event.address { a(.href(address)) { event.words } } else { event.words }
        }
        if !event.changes.isEmpty {
            ul(.class("changes")) {
                for change in event.changes {
                    li {
                        span(.class("change-name")) { change.words }
                        " "
                        if change.before == change.after {
                            // Recorded anew with the same value: nothing is struck through.
                            ins { Reported(change.after, language) }
                            " "
                            span(.class("muted")) { language(KitText.unchanged) }
                        } else {
                            del { Reported(change.before, language) }
                            " → "
                            ins { Reported(change.after, language) }
                        }
                    }
                }
            }
        }
    }
}
