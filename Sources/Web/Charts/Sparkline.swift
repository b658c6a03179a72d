/// A word-sized line of the last periods beside a figure.
///
/// A period without a figure is a gap.
struct Sparkline: Component {
    /// The size of the drawing.
    static let size = (width: 104.0, height: 32.0)

    private let values: [Double?]
    private let name: String
    private let language: Language

    /// Makes a line.
    init(_ values: [Double?], name: String, _ language: Language) {
        self.values = values
        self.name = name
        self.language = language
    }

    var html: HTML {
        let runs = ChartRuns(values)
        guard let low = runs.lowest, let high = runs.highest else { return .empty }
        let inset = 4.0
        let span = max(high - low, 1e-9)
        let place = { (index: Int, value: Double) -> (x: Double, y: Double) in
            let step = values.count > 1 ? (Self.size.width - 2 * inset) / Double(values.count - 1) : 0
            let height = high == low ? 0.5 : (value - low) / span
            return (inset + Double(index) * step, Self.size.height - inset - height * (Self.size.height - 2 * inset))
        }
        // Beside the figure in words the line adds nothing that could be read out, so its name is enough.
        var canvas = HTMLBuffer(capacity: 512)
        canvas.append(
            trusted:
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sparkline\" role=\"img\" viewBox=\"0 0 104 32\" width=\"104\" height=\"32\""
        )
        Attribute("aria-label", name).write(into: &canvas)
        canvas.append(trusted: ">")
        canvas.element("title", text: name)
        for run in runs.runs where run.count > 1 {
            canvas.append(
                trusted:
                    "<polyline fill=\"none\" stroke=\"#0b6b70\" stroke-width=\"1.8\" stroke-linejoin=\"round\" points=\""
            )
            for (position, entry) in run.enumerated() {
                let point = place(entry.index, entry.value)
                if position > 0 { canvas.append(trusted: " ") }
                canvas.append(coordinate: point.x)
                canvas.append(trusted: ",")
                canvas.append(coordinate: point.y)
            }
            canvas.append(trusted: "\"></polyline>")
        }
        for run in runs.runs where run.count == 1 || run.last?.index == values.count - 1 {
            guard let entry = run.last else { continue }
            let point = place(entry.index, entry.value)
            canvas.open(
                "circle",
                [
                    Attribute("cx", .coordinate(point.x)), Attribute("cy", .coordinate(point.y)),
                    Attribute("r", .coordinate(2.6)), Attribute("fill", .literal(ChartPalette.accent)),
                ])
            canvas.close("circle")
        }
        canvas.append(trusted: "</svg>")
        return HTML(rendered: canvas)
    }
}
