/// Parts of one subject side by side, each under its own address.
struct Tabs: Component {
    /// One of the parts.
    struct Tab: Sendable {
        /// Its name.
        var words: String
        /// Its address.
        var url: PageURL
        /// The part of that page to go to.
        var fragment: String?
        /// Whether it is the one shown.
        var isCurrent: Bool
        /// How many records it holds, if that is worth saying.
        var count: Int?

        /// Its address with the part of the page.
        var address: String { url.text + (fragment.map { "#" + $0 } ?? "") }

        /// Makes a tab.
        init(
            _ words: String, to url: PageURL, fragment: String? = nil, isCurrent: Bool = false, count: Int? = nil
        ) {
            self.words = words
            self.url = url
            self.fragment = fragment
            self.isCurrent = isCurrent
            self.count = count
        }
    }

    private let name: String
    private let tabs: [Tab]
    private let language: Language

    /// Makes a row of tabs.
    ///
    /// - Parameter name: what the parts are parts of, for screen readers.
    init(_ name: String, _ tabs: [Tab], _ language: Language) {
        self.name = name
        self.tabs = tabs
        self.language = language
    }

    var html: HTML {
        nav(.class("tabs"), .aria("aria-label", name)) {
            ul {
                for tab in tabs {
                    li {
                        a(.href(tab.address), .when(tab.isCurrent, .currentPage)) {
                            tab.words
                            if let count = tab.count {
                                " "
                                span(.class("count")) { language.count(count) }
                            }
                        }
                    }
                }
            }
        }
    }
}
