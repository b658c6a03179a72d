import Domain
import Governance
import Store

/// What can be done with the rows ticked in a list (批量操作): submit buttons of the form around the table, so that it
/// works without scripts.
struct BatchBar: Component {
    /// The kind listed.
    let kind: RecordKind
    /// How many records the list has; nil for more than are counted.
    let count: Int?
    /// How many rows this page shows.
    let shown: Int
    /// Whether the reader may change records here.
    let mayEdit: Bool
    /// Whether the reader may take data out.
    let mayExport: Bool
    /// The language of the page.
    let language: Language

    var html: HTML {
        div(.class("batch-bar"), .role("group"), .aria("aria-label", language(BatchText.heading))) {
            p(.class("batch-count")) {
                span(.data("data-batch-hint", "")) { language(BatchText.hint) }
                output(
                    .data("data-batch-count", language(BatchText.chosen, ["n": "#"])), .hidden,
                    .aria("aria-live", "polite")
                )
            }
            if let count, count > shown, count <= BatchChange.limit {
                label(.class("check")) {
                    input(
                        .type("checkbox"), .name("all"), .value("1"), .autocomplete("off"),
                        .data("data-batch-all", String(count)))
                    span { language(BatchText.all, ["n": language.count(count)]) }
                }
            }
            if mayExport {
                command("xlsx", .exportExcel)
                command("csv", .exportCSV)
            }
            if mayEdit { change }
        }
    }

    private func command(_ what: String, _ words: BatchText) -> HTML {
        button(.class("button small"), .type("submit"), .name("do"), .value(what)) {
            Icon.download
            language(words)
        }
    }

    private var change: HTML {
        span(.class("batch-change")) {
            label(.class("sr"), .for("batch-field")) { language(BatchText.field) }
            select(.id("batch-field"), .name("field"), .autocomplete("off")) {
                for field in BatchChange.fields(of: kind) {
                    option(.value(field.key), .when(["status", "state"].contains(field.key), .selected)) {
                        language(field.label)
                    }
                }
            }
            button(.class("button small primary"), .type("submit"), .name("do"), .value("change")) {
                language(BatchText.change)
            }
        }
    }
}
