/// A named group of links in the navigation.
struct NavigationGroup: Sendable {
    /// One link.
    struct Item: Sendable {
        /// Its words.
        var words: String
        /// Its address.
        var url: PageURL
        /// Whether the reader is there now.
        var isCurrent: Bool
        /// How many things wait there.
        var count: Int?

        /// Makes a link.
        init(_ words: String, to address: String, isCurrent: Bool = false, count: Int? = nil) {
            self.words = words
            url = PageURL(parsing: address)
            self.isCurrent = isCurrent
            self.count = count
        }
    }

    /// The group's name.
    var heading: String
    /// Its links.
    var items: [Item]

    /// Makes a group.
    init(_ heading: String, _ items: [Item]) {
        self.heading = heading
        self.items = items
    }
}

/// The navigation: beside the content on a desk, behind the menu link on a phone (opened by its address, no script).
struct NavigationPanel: Component {
    /// The groups of links.
    let groups: [NavigationGroup]
    /// The language of the page.
    let language: Language

    var html: HTML {
        nav(.class("site-nav"), .id("nav"), .aria("aria-label", language(KitText.mainNavigation))) {
            a(.class("tool nav-close"), .href("#main")) {
                Icon.close
                language(KitText.closeMenu)
            }
            for group in groups {
                p(.class("nav-heading")) { group.heading }
                ul {
                    for item in group.items {
                        li {
                            a(.href(item.url), .when(item.isCurrent, .currentPage)) {
                                item.words
                                if let count = item.count {
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
}
