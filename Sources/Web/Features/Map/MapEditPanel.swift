import Domain
import Governance

/// The panel beside the map in which places and shapes are changed (地图编辑); scripts bring it to life.
struct MapEditPanel: Component {
    let today: Day
    let formToken: String
    let language: Language

    var html: HTML {
        section(.class("panel map-edit"), .id("map-edit"), .data("data-config", configuration), .hidden) {
            h2 { language(MapEditText.title) }
            p(.class("actions")) {
                action("move", .move)
                action("shape", .reshape)
                action("sewer", .newSewer)
                action("retire", .retire)
                action("retract", .retract)
            }
            p(.class("hint map-edit-status"), .data("data-edit", "status"), Attribute("role", .literal("status"))) {
                language(MapEditText.choose)
            }
            div(.class("stack"), .data("data-edit", "form"), .hidden) {
                h3(.data("data-edit", "heading")) { language(MapEditText.title) }
                div(.data("data-edit", "drawing")) { vertices }
                newPipe
                origin
                p(.class("actions")) {
                    action("undo", .undo)
                    action("redo", .redo)
                    action("save", .save, isPrimary: true)
                    action("strike", .strike, isPrimary: true)
                    action("clear", .clear)
                    action("cancel", .cancel)
                }
            }
            conflict
        }
    }

    private func action(_ name: String, _ words: MapEditText, isPrimary: Bool = false) -> HTML {
        button(
            .class(isPrimary ? "button small primary" : "button small"), .type("button"), .data("data-edit", name)
        ) { language(words) }
    }

    private var vertices: HTML {
        div(.class("field")) {
            label(.for("edit-vertices")) { language(MapEditText.vertices) }
            p(.class("hint"), .id("edit-vertices-hint")) { language(MapEditText.verticesHint) }
            HTML(
                "textarea",
                [
                    .id("edit-vertices"), .data("data-edit", "vertices"), Attribute("rows", .number(4)),
                    .aria("aria-describedby", "edit-vertices-hint"),
                ], .empty)
        }
    }

    private var newPipe: HTML {
        div(.data("data-edit", "new"), .hidden) {
            entry("name", .pipeName, value: "")
            entry("code", .pipeCode, value: "")
            entry("place", .pipePlace, value: "")
            entry("diameter", .pipeDiameter, value: "")
            div(.class("field")) {
                label(.for("edit-kind")) { language(MapEditText.pipeKind) }
                HTML(
                    "select", [.id("edit-kind"), .data("data-edit", "kind")],
                    HTML {
                        if case .choice(let choices)? = RecordKind.sewer.field("sewerKind")?.type {
                            for choice in choices {
                                HTML("option", [.value(choice.code)], .text(language(choice.name)))
                            }
                        }
                    })
            }
        }
    }

    @HTMLBuilder private var origin: HTML {
        entry("source", .source, value: "")
        entry("day", .day, value: today.description, type: "date")
    }

    private func entry(_ name: String, _ words: MapEditText, value: String, type: StaticString = "text") -> HTML {
        div(.class("field")) {
            label(.for("edit-" + name)) { language(words) }
            input(.type(type), .id("edit-" + name), .data("data-edit", name), .value(value))
        }
    }

    private var conflict: HTML {
        div(.class("map-conflict"), .data("data-edit", "conflict"), Attribute("tabindex", .number(-1)), .hidden) {
            h3 { language(MapEditText.conflict) }
            div(
                .class("table-scroll"), Attribute("tabindex", .number(0)), .role("region"),
                .aria("aria-label", language(MapEditText.conflict))
            ) {
                table(.class("data compact")) {
                    thead {
                        tr {
                            for words in [MapEditText.field, .seen, .theirs, .yours] {
                                th(.scope("col")) { language(words) }
                            }
                        }
                    }
                    HTML("tbody", [.data("data-edit", "compare")], .empty)
                }
            }
            p(.class("actions")) {
                action("mine", .keepMine)
                action("theirs", .keepTheirs)
            }
        }
    }

    /// What the script is told: which kinds can be changed how, names of fields, words, the form's token.
    private var configuration: String {
        var json = JSONBuffer(capacity: 4096)
        json.object { json in
            json.member("token", formToken)
            json.name("kinds")
            json.object { json in
                for layer in MapLayer.allCases { Self.write(layer, into: &json) }
            }
            json.name("labels")
            json.object { json in
                for key in ["longitude", "latitude", "shape", "sourceDatum"] {
                    let kind: RecordKind = key == "shape" ? .sewer : .facility
                    json.member(key, kind.field(key).map { language($0.label) })
                }
            }
            json.name("words")
            json.object { json in
                for (name, words) in Self.words { json.member(name, language(words)) }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func write(_ layer: MapLayer, into json: inout JSONBuffer) {
        json.name(layer.rawValue)
        json.object { json in
            json.member("kind", layer.kind.rawValue)
            json.member("hasPoint", layer.kind.field("longitude") != nil)
            // Places end with the tree.
            json.member("canRetire", layer.kind != .village)
            if case .shape(let form)? = layer.kind.shapeField?.type {
                json.member("shape", form == .line ? "line" : "area")
            }
        }
    }

    private static let words: [(String, MapEditText)] = [
        ("malformed", .malformed), ("discard", .discard), ("cancelled", .cancelled), ("keptTheirs", .keptTheirs),
        ("complex", .complex), ("newSewer", .newSewer), ("hint", .hint), ("snapped", .snapped), ("drawn", .drawn),
        ("added", .added), ("saved", .saved), ("savedMine", .savedMine), ("conflict", .conflict),
        ("retracted", .retracted), ("retired", .retired), ("retireHeading", .retireHeading),
        ("retireHint", .retireHint), ("retireConflict", .retireConflict), ("sourceNeeded", .sourceNeeded),
        ("mistake", .mistake),
    ]
}
