/// What the figures of a page rest on.
struct DataStamp: Sendable {
    /// The day the data is of, as people read it.
    var day: String
    /// The version of the data: the number or head of the log.
    var version: String
    /// The rule set in use.
    var rules: String
    /// Where the rule set can be read.
    var rulesAddress: String?

    /// Makes a stamp.
    init(day: String, version: String, rules: String, rulesAddress: String? = nil) {
        self.day = day
        self.version = version
        self.rules = rules
        self.rulesAddress = rulesAddress
    }
}

/// The foot of every page: what the data is; on paper also the page's address and the time.
struct SiteFooter: Component {
    /// The language of the page.
    let language: Language
    /// What the data is.
    let stamp: DataStamp?
    /// The full address of the page.
    let address: String
    /// When the page was written.
    let generatedAt: String
    /// Who is signed in; empty where nobody is.
    let holder: String

    var html: HTML {
        footer(.class("site-footer"), .role("contentinfo")) {
            if let stamp {
                p {
                    span { language(KitText.dataAsOf, ["day": stamp.day]) }
                    span { language(KitText.dataVersion, ["version": stamp.version]) }
                    // Maps and lists rest on no rule set: then there is nothing to say of it.
                    if stamp.rules != Language.missingSign { rules(stamp) }
                    if !generatedAt.isEmpty { span { language(KitText.generatedAt, ["time": generatedAt]) } }
                }
            }
            p(.class("screen-only")) {
                // Hidden until a script takes it over: without one it could not copy anything.
                button(.class("button plain small"), .type("button"), .data("data-copy-link", ""), .hidden) {
                    Icon.link
                    language(KitText.copyLink)
                }
                button(.class("button plain small"), .type("button"), .data("data-print", ""), .hidden) {
                    Icon.printer
                    language(KitText.printPage)
                }
                span(.class("sr"), .id("live"), .role("status")) {}
            }
            p(.class("print-only")) {
                span(.data("data-address", address)) { language(KitText.recordAddress, ["url": address]) }
                if !generatedAt.isEmpty {
                    HTML(node: .text("　"))
                    language(KitText.printedAt, ["time": generatedAt])
                }
            }
            // Stands at the foot of every sheet of paper: browsers repeat what is fixed.
            p(.class("print-only paper-mark")) {
                PaperMark(holder: holder, time: generatedAt, version: stamp?.version ?? "", language: language).text
            }
        }
    }

    private func rules(_ stamp: DataStamp) -> HTML {
        let words = language(KitText.rulesInUse, ["rules": stamp.rules])
        return span {
            if let address = stamp.rulesAddress { a(.href(address)) { words } } else { words }
        }
    }
}
