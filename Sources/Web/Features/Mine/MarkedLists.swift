import Domain
import Governance
import Store

/// Favourites and what was opened lately, as two lists; on a page of their own and on an empty search.
struct MarkedLists {
    let favourites: [MarkedEntry]
    let recent: [MarkedEntry]
    /// Where a mark taken away comes back to.
    let back: PageURL
    let context: WebContext

    private var language: Language { context.language }

    var html: HTML {
        HTML {
            section(.class("stack")) {
                h2 { language(MineText.favourites) }
                if favourites.isEmpty {
                    EmptyState(
                        language(MineText.noFavourites), advice: language(MineText.noFavouritesAdvice), icon: .star)
                } else {
                    table(language(MineText.favourites), favourites, removable: true)
                }
            }
            section(.class("stack")) {
                h2 { language(MineText.recent) }
                if recent.isEmpty {
                    p(.class("muted")) { language(MineText.noRecent) }
                } else {
                    table(language(MineText.recent), recent, removable: false)
                }
                p(.class("muted")) { language(MineText.privacy) }
            }
        }
    }

    private func table(_ heading: String, _ entries: [MarkedEntry], removable: Bool) -> HTML {
        var columns: [TableColumn<MarkedEntry>] = [
            .link("name", language(MineText.page), address: { Self.address($0.page) }) {
                $0.name.isEmpty ? "#\($0.page.subject)" : $0.name
            },
            .html("kind", language(RecordText.kind)) { entry in
                kind(entry)
                if entry.isOver {
                    " "
                    StatusBadge(language(MineText.over), .none)
                }
            },
            .text("code", language(RegisterText.code), language) { $0.code.isEmpty ? "" : $0.code }.unbroken(),
            .text("place", language(MineText.place), language) { $0.surroundings.joined(separator: " · ") },
        ]
        if removable {
            columns.append(.html("action", language(MineText.action)) { entry in removal(entry) })
        }
        return DataTable(heading, columns: columns, rows: entries, url: back, language).html
    }

    private func removal(_ entry: MarkedEntry) -> HTML {
        form(.class("inline-form"), .method(.post), .action(FavouriteButton.address)) {
            HiddenFields(
                csrfToken: context.formToken,
                items: FavouriteButton.items(entry.page, marks: false) + [PageURL.Item("back", back.text)])
            button(
                .class("button small"), .type("submit"),
                .aria("aria-label", language(MineText.removing, ["name": entry.name]))
            ) { language(MineText.unmark) }
        }
    }

    private func kind(_ entry: MarkedEntry) -> String {
        let level = entry.level.map { language($0.name) }
        return switch entry.page {
        case .board: [level, language(MineText.board)].compactMap(\.self).joined(separator: " · ")
        case .record(let kind, _): level ?? language(kind.singular)
        }
    }

    /// The address of a page.
    static func address(_ page: MarkedPage) -> String {
        switch page {
        case .board(let id): "/areas/\(id)"
        case .record(let kind, let id): RegisterKinds.address(kind, id)
        }
    }
}
