/// The way through a long list by keys: first, previous, next, last.
///
/// A nil address is shown but cannot be followed.
struct Pager: Component {
    /// The first page.
    var first: PageURL?
    /// The page before.
    var previous: PageURL?
    /// The page after.
    var next: PageURL?
    /// The last page.
    var last: PageURL?
    /// The number of the first row shown, counted from 1, if known.
    var from: Int?
    /// The number of the last row shown, if known.
    var to: Int?
    /// How many rows there are, if known.
    var total: Int?
    /// The language of the page.
    var language: Language

    /// Makes a pager.
    init(
        first: PageURL?, previous: PageURL?, next: PageURL?, last: PageURL?, from: Int? = nil, to: Int? = nil,
        total: Int? = nil, _ language: Language
    ) {
        self.first = first
        self.previous = previous
        self.next = next
        self.last = last
        self.from = from
        self.to = to
        self.total = total
        self.language = language
    }

    var html: HTML {
        nav(.class("pager"), .aria("aria-label", language(KitText.pages))) {
            p(.class("pager-count")) { count }
            ul {
                step(.firstPage, first, "first")
                step(.previousPage, previous, "prev")
                step(.nextPage, next, "next")
                step(.lastPage, last, "last")
            }
        }
    }

    private var count: String {
        guard let total else { return "" }
        if let from, let to {
            return language(
                KitText.rowsOfTotal,
                ["from": language.count(from), "to": language.count(to), "n": language.count(total)])
        }
        return language(KitText.rowsTotal, ["n": language.count(total)])
    }

    private func step(_ words: KitText, _ url: PageURL?, _ relation: StaticString) -> HTML {
        li {
            if let url {
                a(.class("button small"), .href(url), .rel(relation)) { language(words) }
            } else {
                span(.class("button small off"), .aria("aria-disabled", "true")) { language(words) }
            }
        }
    }
}
