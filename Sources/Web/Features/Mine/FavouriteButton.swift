import Domain
import Governance

/// The button that marks a page as a favourite or takes the mark away; a small form, so it works without scripts.
struct FavouriteButton: Component {
    /// Where it posts to.
    static let address = "/mine/favourites"

    /// The page.
    let page: MarkedPage
    /// Whether it is marked now.
    let isMarked: Bool
    /// The address to come back to.
    let back: PageURL
    /// The session's token.
    let csrfToken: String
    /// The language of the page.
    let language: Language

    var html: HTML {
        form(.class("inline-form"), .method(.post), .action(Self.address)) {
            HiddenFields(
                csrfToken: csrfToken,
                items: Self.items(page, marks: !isMarked) + [PageURL.Item("back", back.text)])
            button(
                .class("button"), .type("submit"), Attribute("aria-pressed", .literal(isMarked ? "true" : "false"))
            ) {
                isMarked ? Icon.starred : Icon.star
                language(MineText.mark)
            }
        }
    }

    /// What is sent about a page.
    static func items(_ page: MarkedPage, marks: Bool) -> [PageURL.Item] {
        [
            PageURL.Item("page", String(page.number)), PageURL.Item("subject", page.subject.description),
            PageURL.Item("do", marks ? "mark" : "unmark"),
        ]
    }
}
