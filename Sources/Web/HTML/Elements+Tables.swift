/// `<table>`: a table.
func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("table", attributes, content())
}

/// `<caption>`: the caption of a table.
func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("caption", attributes, content())
}

/// `<thead>`: the head of a table.
func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("thead", attributes, content())
}

/// `<tbody>`: the body of a table.
func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("tbody", attributes, content())
}

/// `<tfoot>`: the foot of a table.
func tfoot(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("tfoot", attributes, content())
}

/// `<tr>`: a table row.
func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("tr", attributes, content())
}

/// `<th>`: a header cell.
func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("th", attributes, content())
}

/// `<td>`: a cell.
func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
    HTML("td", attributes, content())
}
