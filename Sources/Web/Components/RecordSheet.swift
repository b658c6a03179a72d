/// The values of one record with where each came from and since when it holds.
struct RecordSheet: Component {
    /// One value.
    struct Entry: Sendable {
        /// What it is.
        var words: String
        /// The value; nil is shown as not reported.
        var value: HTML?
        /// Where it came from: import row, form, page.
        var source: String?
        /// Where the source can be opened.
        var sourceAddress: String?
        /// The day since which it holds.
        var since: String?

        /// Makes an entry of text.
        init(
            _ words: String, _ text: String?, source: String? = nil, sourceAddress: String? = nil,
            since: String? = nil
        ) {
            self.init(words, html: text.flatMap { $0 == Language.missingSign ? nil : .text($0) })
            self.source = source
            self.sourceAddress = sourceAddress
            self.since = since
        }

        /// Makes an entry of anything else.
        init(_ words: String, html: HTML?) {
            self.words = words
            value = html
        }
    }

    /// The sheet's heading.
    var heading: String?
    /// Its values.
    var entries: [Entry]
    /// The language of the page.
    var language: Language

    /// Makes a sheet without a heading.
    init(_ entries: [Entry], _ language: Language) {
        self.init(nil, entries, language)
    }

    /// Makes a sheet.
    init(_ heading: String?, _ entries: [Entry], _ language: Language) {
        self.heading = heading
        self.entries = entries
        self.language = language
    }

    var html: HTML {
        section(.class("record")) {
            if let heading { h2 { heading } }
            dl {
                for entry in entries {
                    div {
                        dt { entry.words }
                        dd {
                            entry.value ?? Reported.missing(language)
                            if entry.source != nil || entry.since != nil {
                                " "
                                small(.class("origin")) { origin(entry) }
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func origin(_ entry: Entry) -> HTML {
        if let since = entry.since {
            language(KitText.since, ["day": since])
            if entry.source != nil { " · " }
        }
        if let source = entry.source {
            if let address = entry.sourceAddress { a(.href(address)) { source } } else { source }
        }
    }
}
