/// A drawing written as SVG with presentation attributes only, so that it looks the same on a page, in print and
/// as a file of its own, and needs no inline style.
struct SVGCanvas {
    /// How letters are set against their point.
    enum Anchor: Sendable {
        case start, middle, end

        fileprivate var name: StaticString {
            switch self {
            case .start: "start"
            case .middle: "middle"
            case .end: "end"
            }
        }
    }

    private var buffer = HTMLBuffer(capacity: 4_096)

    /// Starts a drawing.
    ///
    /// - Parameters:
    ///   - size: for a desk or for a phone.
    ///   - height: in user units; the page scales it.
    ///   - id: unique on the page; the ids of title and description come from it.
    ///   - name: what is shown, in a few words.
    ///   - summary: what can be seen, in a sentence.
    ///   - hasLinks: whether parts of it can be followed; then it is a group, for a picture hides its links from
    ///     screen readers.
    init(size: ChartSize, height: Double, id: String, name: String, summary: String, hasLinks: Bool = false) {
        let width = size.width
        let id = id + size.suffix
        buffer.append(trusted: "<svg xmlns=\"http://www.w3.org/2000/svg\"")
        Attribute.role(hasLinks ? "group" : "img").write(into: &buffer)
        Attribute("class", .literal(size.className)).write(into: &buffer)
        Attribute("viewBox", Self.viewBox(width, height)).write(into: &buffer)
        Attribute("width", .coordinate(width)).write(into: &buffer)
        Attribute("height", .coordinate(height)).write(into: &buffer)
        Attribute("aria-labelledby", id + "-t " + id + "-d").write(into: &buffer)
        Attribute("font-family", .literal(ChartPalette.fontFamily)).write(into: &buffer)
        Attribute("font-size", .number(12)).write(into: &buffer)
        buffer.append(trusted: ">")
        buffer.element("title", .id(id + "-t"), text: name)
        buffer.element("desc", .id(id + "-d"), text: summary)
    }

    /// Ends the drawing.
    consuming func finished() -> HTML {
        buffer.append(trusted: "</svg>")
        return HTML(rendered: buffer)
    }

    /// A straight line.
    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: StaticString, width: Double = 1,
        dashes: StaticString? = nil
    ) {
        buffer.open(
            "line",
            [
                Attribute("x1", .coordinate(x1)), Attribute("y1", .coordinate(y1)),
                Attribute("x2", .coordinate(x2)), Attribute("y2", .coordinate(y2)),
                Attribute("stroke", .literal(stroke)), Attribute("stroke-width", .coordinate(width)),
                Attribute("stroke-dasharray", dashes.map { .literal($0) } ?? .absent),
            ])
        buffer.close("line")
    }

    /// A line through points.
    mutating func polyline(_ points: [(x: Double, y: Double)], stroke: StaticString, width: Double = 2) {
        buffer.append(trusted: "<polyline fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\"")
        Attribute("stroke", .literal(stroke)).write(into: &buffer)
        Attribute("stroke-width", .coordinate(width)).write(into: &buffer)
        buffer.append(trusted: " points=\"")
        for (index, point) in points.enumerated() {
            if index > 0 { buffer.append(trusted: " ") }
            buffer.append(coordinate: point.x)
            buffer.append(trusted: ",")
            buffer.append(coordinate: point.y)
        }
        buffer.append(trusted: "\"></polyline>")
    }

    /// A filled rectangle with an optional tooltip.
    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: Attribute.Value, radius: Double = 0,
        stroke: StaticString? = nil, tip: String? = nil
    ) {
        buffer.open(
            "rect",
            [
                Attribute("x", .coordinate(x)), Attribute("y", .coordinate(y)),
                Attribute("width", .coordinate(max(width, 0))), Attribute("height", .coordinate(max(height, 0))),
                Attribute("rx", radius == 0 ? .absent : .coordinate(radius)), Attribute("fill", fill),
                Attribute("stroke", stroke.map { .literal($0) } ?? .absent),
            ])
        writeTip(tip)
        buffer.close("rect")
    }

    /// A dot with an optional tooltip.
    mutating func dot(
        _ x: Double, _ y: Double, radius: Double = 3, fill: StaticString, stroke: StaticString? = nil,
        tip: String? = nil
    ) {
        buffer.open(
            "circle",
            [
                Attribute("cx", .coordinate(x)), Attribute("cy", .coordinate(y)), Attribute("r", .coordinate(radius)),
                Attribute("fill", .literal(fill)), Attribute("stroke", stroke.map { .literal($0) } ?? .absent),
                Attribute("stroke-width", stroke == nil ? .absent : .number(2)),
            ])
        writeTip(tip)
        buffer.close("circle")
    }

    /// A line of text.
    mutating func text(
        _ words: String, _ x: Double, _ y: Double, anchor: Anchor = .start, fill: StaticString = ChartPalette.ink,
        isBold: Bool = false
    ) {
        // A white edge under the letters keeps them legible where a line runs through them.
        buffer.open(
            "text",
            [
                Attribute("x", .coordinate(x)), Attribute("y", .coordinate(y)),
                Attribute("text-anchor", anchor == .start ? .absent : .literal(anchor.name)),
                Attribute("fill", .literal(fill)), Attribute("font-weight", isBold ? .number(600) : .absent),
                Attribute("stroke", .literal("#ffffff")), Attribute("stroke-width", .number(3)),
                Attribute("stroke-linejoin", .literal("round")), Attribute("paint-order", .literal("stroke")),
            ])
        buffer.append(text: words)
        buffer.close("text")
    }

    /// Draws something that can be followed; without an address it is only drawn.
    mutating func link(to address: String?, _ draw: (inout SVGCanvas) -> Void) {
        guard let address else { return draw(&self) }
        buffer.open("a", [.href(address)])
        draw(&self)
        buffer.close("a")
    }

    /// Markup written in this program, such as patterns.
    mutating func append(trusted literal: StaticString) {
        buffer.append(trusted: literal)
    }

    /// Opens a pattern of 6 by 6 units under an id; its drawing follows as a literal.
    mutating func pattern(_ id: String, _ drawing: StaticString) {
        buffer.open(
            "pattern",
            [
                .id(id), Attribute("width", .number(6)), Attribute("height", .number(6)),
                Attribute("patternUnits", .literal("userSpaceOnUse")),
            ])
        buffer.append(trusted: drawing)
        buffer.close("pattern")
    }

    private mutating func writeTip(_ tip: String?) {
        if let tip { buffer.element("title", text: tip) }
    }

    private static func viewBox(_ width: Double, _ height: Double) -> String {
        var text = HTMLBuffer()
        text.append(trusted: "0 0 ")
        text.append(coordinate: width)
        text.append(trusted: " ")
        text.append(coordinate: height)
        return text.string
    }
}
