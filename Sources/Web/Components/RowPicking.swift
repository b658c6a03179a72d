/// A box in front of each row of a table, by which rows are chosen for work on many at once (勾选).
///
/// The table stands inside the form that the boxes are sent with.
struct RowPicking<Row> {
    /// The name that the chosen rows are sent under.
    static var name: String { "pick" }

    /// What is sent for a row.
    let value: (Row) -> String
    /// What a row's box is called: "Choose so-and-so".
    let label: (Row) -> String
    /// What the column is called.
    let heading: String
    /// What the box for all rows is called; it only shows where a script takes it over.
    let all: String

    func writeHead(into buffer: inout HTMLBuffer) {
        buffer.open("th", [.scope("col"), .class("pick")])
        buffer.element("span", .class("sr"), text: heading)
        buffer.open(
            "input",
            [.type("checkbox"), .data("data-pick-all", ""), .hidden, .aria("aria-label", all), .autocomplete("off")])
        buffer.close("th")
    }

    func write(_ row: Row, into buffer: inout HTMLBuffer) {
        buffer.append(
            trusted: "<td class=\"pick\"><input type=\"checkbox\" autocomplete=\"off\" name=\"pick\" value=\"")
        buffer.append(text: value(row))
        buffer.append(trusted: "\" aria-label=\"")
        buffer.append(text: label(row))
        buffer.append(trusted: "\"></td>")
    }
}
