/// One step of the way to a page: county, township, village, facility.
struct Breadcrumb: Sendable {
    /// Its name.
    var words: String
    /// Its address; nil for the page itself.
    var url: PageURL?

    /// Makes a step.
    init(_ words: String, to address: String? = nil) {
        self.words = words
        url = address.map(PageURL.init(parsing:))
    }
}

/// The way from the top of the tree to the page.
struct BreadcrumbTrail: Component {
    private let steps: [Breadcrumb]
    private let language: Language

    /// Makes a trail.
    init(_ steps: [Breadcrumb], _ language: Language) {
        self.steps = steps
        self.language = language
    }

    var html: HTML {
        guard !steps.isEmpty else { return .empty }
        return nav(.class("breadcrumbs"), .aria("aria-label", language(KitText.breadcrumbs))) {
            ol {
                for step in steps {
                    li {
                        if let url = step.url {
                            a(.href(url)) { step.words }
                        } else {
                            span(.currentPage) { step.words }
                        }
                    }
                }
            }
        }
    }
}
