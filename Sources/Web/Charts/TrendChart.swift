/// A figure over time with its target: a line with gaps where nothing was reported.
struct TrendChart: Component {
    /// One period.
    struct Point: Sendable {
        /// The period's name: "2024", "3月".
        var words: String
        /// The figure; nil when not reported.
        var value: Double?
        /// The target of this period, if there is one.
        var target: Double?
        /// Where the figure opens.
        var address: String?

        /// Makes a point.
        init(_ words: String, _ value: Double?, target: Double? = nil, address: String? = nil) {
            self.words = words
            self.value = value
            self.target = target
            self.address = address
        }
    }

    /// What is shown, with its unit.
    var heading: String
    /// The periods in order.
    var points: [Point]
    /// How figures are written.
    var format: ChartFormat
    /// Unique on the page.
    var id: String
    /// Source or remark.
    var note: String?
    /// The language of the page.
    var language: Language

    /// Makes a chart.
    init(
        _ heading: String, _ points: [Point], format: ChartFormat, id: String, note: String? = nil, _ language: Language
    ) {
        self.heading = heading
        self.points = points
        self.format = format
        self.id = id
        self.note = note
        self.language = language
    }

    var html: HTML {
        let hasTargets = points.contains { $0.target != nil }
        let rows = points.map { point in
            [point.words, format.text(point.value, language)]
                + (hasTargets ? [format.text(point.target, language)] : [])
        }
        let columns =
            [language(KitText.item), language(KitText.value)] + (hasTargets ? [language(KitText.target)] : [])
        let isEmpty = points.allSatisfy { $0.value == nil && $0.target == nil }
        return ChartFigure(
            heading, columns: columns, rows: isEmpty ? [] : rows, note: note, language, draw: draw
        ).html
    }

    /// The places of everything in the drawing; apart so that tests can check them.
    struct Layout: Sendable {
        /// The size of the drawing.
        let width: Double, height = 240.0
        /// Room around the plot.
        let left = 48.0, right = 12.0, top = 22.0, bottom = 30.0
        /// The upright axis.
        let scale: NiceScale
        /// How many periods there are.
        let count: Int

        /// The x of a period.
        func x(_ index: Int) -> Double {
            let room = width - left - right
            return count < 2 ? left + room / 2 : left + room * (Double(index) + 0.5) / Double(count)
        }

        /// The room each period has.
        var pitch: Double { (width - left - right) / Double(max(count, 1)) }

        /// The y of a value.
        func y(_ value: Double) -> Double {
            top + (height - top - bottom) * (1 - scale.fraction(of: value))
        }
    }

    /// The layout of this chart in one size.
    func layout(_ size: ChartSize) -> Layout {
        let values = points.flatMap { [$0.value, $0.target] }.compactMap(\.self)
        let scale = NiceScale(holding: values, limit: format.limit)
        return Layout(width: size.width, scale: scale, count: points.count)
    }

    private func draw(_ size: ChartSize) -> HTML {
        let layout = layout(size)
        var canvas = SVGCanvas(
            size: size, height: layout.height, id: id, name: heading, summary: summary,
            hasLinks: points.contains { $0.address != nil && $0.value != nil })
        for tick in layout.scale.ticks {
            let y = layout.y(tick)
            canvas.line(
                layout.left, y, layout.width - layout.right, y,
                stroke: tick == layout.scale.lower ? ChartPalette.axis : ChartPalette.grid)
            canvas.text(
                format.tick(tick, step: layout.scale, language), layout.left - 8, y + 4, anchor: .end,
                fill: ChartPalette.muted)
        }
        let widest = points.map { BarChart.width(of: $0.words) }.max() ?? 0
        let stride = max(1, Int(((widest + 6) / layout.pitch).rounded(.up)))
        for (index, point) in points.enumerated() where index % stride == 0 {
            // The last one must not run over the edge.
            let edge = layout.width - 2
            let isCut = layout.x(index) + BarChart.width(of: point.words) / 2 > edge
            canvas.text(
                point.words, isCut ? edge : layout.x(index), layout.height - 10, anchor: isCut ? .end : .middle,
                fill: ChartPalette.muted)
        }
        drawTargets(on: &canvas, layout)
        drawValues(on: &canvas, layout)
        return canvas.finished()
    }

    private func drawTargets(on canvas: inout SVGCanvas, _ layout: Layout) {
        let runs = ChartRuns(points.map(\.target)).runs
        let half = min(layout.pitch / 2, 40)
        for entry in runs.joined() {
            let x = layout.x(entry.index)
            let y = layout.y(entry.value)
            canvas.line(x - half, y, x + half, y, stroke: ChartPalette.target, width: 1.6, dashes: "5 4")
        }
        if let last = runs.last?.last {
            let y = layout.y(last.value)
            let words = language(KitText.target) + " " + format.text(last.value, language)
            canvas.text(
                words, layout.left + 4, max(y - 6, 11), anchor: .start, fill: ChartPalette.target)
        }
    }

    private func drawValues(on canvas: inout SVGCanvas, _ layout: Layout) {
        let runs = ChartRuns(points.map(\.value)).runs
        for run in runs where run.count > 1 {
            canvas.polyline(
                run.map { (layout.x($0.index), layout.y($0.value)) }, stroke: ChartPalette.accent, width: 2.4)
        }
        let last = runs.last?.last
        let widest = points.map { BarChart.width(of: format.text($0.value, language)) }.max() ?? 0
        let labelsAll = widest + 4 <= layout.pitch
        for entry in runs.joined() {
            let point = points[entry.index]
            let words = format.text(point.value, language)
            let place = (x: layout.x(entry.index), y: layout.y(entry.value))
            canvas.link(to: point.address) { canvas in
                canvas.dot(
                    place.x, place.y, radius: 4, fill: "#ffffff", stroke: ChartPalette.accent,
                    tip: point.words + " " + words)
                guard labelsAll || entry == last else { return }
                // Above the point, unless the target line runs just there.
                let clashes = point.target.map { abs(layout.y($0) - (place.y - 14)) < 11 } ?? false
                let isAtEdge = entry.index == points.count - 1 && !labelsAll
                canvas.text(
                    words, isAtEdge ? layout.width - 2 : place.x, clashes ? place.y + 20 : place.y - 10,
                    anchor: isAtEdge ? .end : .middle, isBold: true)
            }
        }
    }

    private var summary: String {
        points.map { point in
            let value = point.value == nil ? language(KitText.notReported) : format.text(point.value, language)
            return point.words + " " + value
        }.joined(separator: language == .zh ? "，" : ", ")
    }
}
