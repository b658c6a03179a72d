import Domain
import Governance

/// Names of towns that were not found, each with the towns that it could mean, and those already chosen.
struct ImportTownChoices {
    let draft: ImportDesk.Draft
    let report: ImportReport

    @HTMLBuilder func html(_ context: WebContext) -> HTML {
        let language = context.language
        if !report.unknownTowns.isEmpty {
            section(.id("towns")) {
                h2 { language(ImportText.unknownTowns) }
                p(.class("muted")) { language(ImportText.unknownTownsHint) }
                table(unknown(context), report.unknownTowns, language(ImportText.unknownTowns), context)
            }
        }
        if let chosen = draft.settings.towns, !chosen.isEmpty {
            section {
                h2 { language(ImportText.chosenTowns) }
                table(taken(context), chosen.sorted { $0.key < $1.key }, language(ImportText.chosenTowns), context)
            }
        }
    }

    private var address: String { "/imports/drafts/\(draft.id)/town" }

    private func table<Line>(
        _ columns: [TableColumn<Line>], _ lines: [Line], _ caption: String, _ context: WebContext
    ) -> HTML {
        DataTable(
            caption, columns: columns, rows: lines, url: PageURL("/imports/drafts/\(draft.id)/check"), context.language
        ).html
    }

    private func unknown(_ context: WebContext) -> [TableColumn<ImportReport.UnknownTown>] {
        let language = context.language
        return [
            .text("county", language(ImportText.county), language) { $0.county.isEmpty ? nil : $0.county },
            .text("name", language(ImportText.writtenAs), language) { $0.name },
            .count("rows", language(ImportText.rows), language) { $0.rows },
            .html("near", language(ImportText.couldBe)) { town in
                for near in town.near {
                    PostButton(
                        language(ImportText.acceptTown) + " " + near.name + " " + near.code, to: address,
                        csrfToken: context.formToken,
                        fields: [PageURL.Item("key", town.key), PageURL.Item("code", near.code)])
                }
            },
        ]
    }

    private func taken(_ context: WebContext) -> [TableColumn<(key: String, value: String)>] {
        let language = context.language
        return [
            .text("name", language(ImportText.writtenAs), language) { item in
                item.key.split(separator: "/").joined(separator: " · ")
            },
            .text("code", language(ImportText.couldBe), language) { item in
                (report.towns.first { $0.code == item.value }.map { $0.name + " " } ?? "") + item.value
            },
            .html("action", language(ImportText.action)) { item in
                PostButton(
                    language(ImportText.takeBack), to: address, csrfToken: context.formToken,
                    fields: [PageURL.Item("key", item.key)])
            },
        ]
    }
}
