/// The query form above a list.
///
/// It asks by GET, so the filters stand in the address and Back works.
struct FilterForm: Component {
    /// A filter that is in force, as a chip with the means to take it out.
    struct Chip: Sendable {
        /// What it says: "状态：未治理".
        var words: String
        /// The list without it.
        var removal: PageURL

        /// Makes a chip.
        init(_ words: String, removal: PageURL) {
            self.words = words
            self.removal = removal
        }
    }

    /// The fields shown at once.
    var fields: [FormField]
    /// Fields shown on demand.
    var moreFields: [FormField] = []
    /// The filters in force.
    var chips: [Chip] = []
    /// The address of the list.
    ///
    /// Items that are not fields (columns, sort, day) are kept; the place in the list is not.
    var url: PageURL
    /// The language of the page.
    var language: Language

    /// Makes a form; the rest is set by name.
    init(_ fields: [FormField], url: PageURL, _ language: Language) {
        self.fields = fields
        self.url = url
        self.language = language
    }

    var html: HTML {
        form(.class("filter"), .method(.get), .action(url.path), .role("search")) {
            HiddenFields(keeping: kept)
            div(.class("filter-fields")) { fields.map(\.html) }
            if !moreFields.isEmpty {
                details(.class("filter-more"), .when(moreFields.contains { !$0.value.isEmpty }, .open)) {
                    summary { language(KitText.moreFilters) }
                    div(.class("filter-fields")) { moreFields.map(\.html) }
                }
            }
            div(.class("actions")) {
                button(.class("button primary"), .type("submit")) { language(KitText.query) }
                a(.class("button plain"), .href(cleared)) { language(KitText.reset) }
            }
            if !chips.isEmpty {
                ul(.class("chips"), .aria("aria-label", language(KitText.activeFilters))) {
                    for chip in chips {
                        li {
                            a(.href(chip.removal)) {
                                span(.class("sr")) { language(KitText.removeFilter, ["name": chip.words]) }
                                span(.ornament) { chip.words }
                                Icon.close
                            }
                        }
                    }
                }
            } else if !said.isEmpty {
                p(.class("filter-said print-only")) { language.joined(said) }
            }
        }
    }

    /// What is filtered by, for paper, where the form itself is of no use.
    private var said: [String] {
        (fields + moreFields).filter { !$0.value.isEmpty }.map { field in
            var value = field.value
            if case .select(let choices) = field.kind, let choice = choices.first(where: { $0.value == value }) {
                value = choice.words
            }
            return field.words + (language == .zh ? "：" : ": ") + value
        }
    }

    /// The list without any of the form's filters.
    var cleared: PageURL { PageURL(url.path, kept) }

    private var kept: [PageURL.Item] {
        let names = Set((fields + moreFields).map(\.name)).union(["after", "before", "page", "last"])
        return url.items.filter { !names.contains($0.name) }
    }
}
