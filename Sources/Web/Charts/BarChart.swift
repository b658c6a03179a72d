/// Places or things compared: a bar each, its name before it and its figure behind it.
struct BarChart: Component {
    /// One bar.
    struct Bar: Sendable {
        /// Its name.
        var words: String
        /// Its length; nil when not reported, which is written, not drawn.
        var value: Double?
        /// Where it opens.
        var address: String?
        /// Whether it is the one spoken of.
        var isMarked: Bool

        /// Makes a bar.
        init(_ words: String, _ value: Double?, address: String? = nil, isMarked: Bool = false) {
            self.words = words
            self.value = value
            self.address = address
            self.isMarked = isMarked
        }
    }

    /// The places of everything in the drawing.
    struct Layout: Sendable {
        /// The size of the drawing.
        let width: Double
        /// Room for the names and for the figures.
        let left: Double, right = 62.0, top = 8.0, bottom = 26.0
        /// The height of one bar with its space.
        let pitch = 28.0, thickness = 16.0
        /// The level axis.
        let scale: NiceScale

        /// The x of a value.
        func x(_ value: Double) -> Double {
            left + (width - left - right) * scale.fraction(of: value)
        }

        /// The upper edge of a bar.
        func y(_ index: Int) -> Double {
            top + Double(index) * pitch + (pitch - thickness) / 2
        }
    }

    /// What is shown, with its unit.
    var heading: String
    /// The bars in order.
    var bars: [Bar]
    /// A target that all are measured by.
    var target: Double?
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
        _ heading: String, _ bars: [Bar], target: Double? = nil, format: ChartFormat, id: String,
        note: String? = nil, _ language: Language
    ) {
        self.heading = heading
        self.bars = bars
        self.target = target
        self.format = format
        self.id = id
        self.note = note
        self.language = language
    }

    var html: HTML {
        ChartFigure(
            heading,
            columns: [language(KitText.item), language(KitText.value)],
            rows: bars.map { [$0.words, format.text($0.value, language)] }, note: note, language, draw: draw
        ).html
    }

    /// The layout of this chart in one size.
    func layout(_ size: ChartSize) -> Layout {
        let widest = bars.map { Self.width(of: $0.words) }.max() ?? 0
        let values = bars.compactMap(\.value) + [target].compactMap(\.self)
        return Layout(
            width: size.width, left: min(max(widest + 14, 60), size.width * 0.34),
            scale: NiceScale(holding: values, ticks: size == .wide ? 6 : 4, limit: format.limit))
    }

    private func draw(_ size: ChartSize) -> HTML {
        let layout = layout(size)
        let foot = layout.top + Double(bars.count) * layout.pitch
        let height = foot + layout.bottom + (target == nil ? 0 : 18)
        var canvas = SVGCanvas(
            size: size, height: height, id: id, name: heading, summary: summary,
            hasLinks: bars.contains { $0.address != nil })
        for tick in layout.scale.ticks {
            let x = layout.x(tick)
            canvas.line(x, layout.top, x, foot, stroke: tick == 0 ? ChartPalette.axis : ChartPalette.grid)
        }
        for (index, bar) in bars.enumerated() {
            drawBar(bar, at: index, on: &canvas, layout)
        }
        if let target {
            let x = layout.x(target)
            canvas.line(x, layout.top, x, foot + 22, stroke: ChartPalette.target, width: 1.6, dashes: "5 4")
            canvas.text(
                language(KitText.target) + " " + format.text(target, language), min(x, layout.width - 50), foot + 36,
                anchor: .middle, fill: ChartPalette.target)
        }
        // Words come last, so that no line runs through them.
        for tick in layout.scale.ticks {
            let words = format.tick(tick, step: layout.scale, language)
            let x = layout.x(tick)
            clear(words, from: x - Self.width(of: words) / 2, baseline: foot + 17, on: &canvas, layout)
            canvas.text(words, x, foot + 17, anchor: .middle, fill: ChartPalette.muted)
        }
        for (index, bar) in bars.enumerated() {
            canvas.link(to: bar.address) { write(bar, at: index, on: &$0, layout) }
        }
        return canvas.finished()
    }

    private func drawBar(_ bar: Bar, at index: Int, on canvas: inout SVGCanvas, _ layout: Layout) {
        guard let value = bar.value, value.isFinite else { return }
        let ends = [layout.x(0), layout.x(value)].sorted()
        canvas.rectangle(
            ends[0], layout.y(index), ends[1] - ends[0], layout.thickness,
            fill: .literal(bar.isMarked ? ChartPalette.accent : ChartPalette.accentSoft), radius: 2,
            tip: bar.words + " " + format.text(value, language))
    }

    private func write(_ bar: Bar, at index: Int, on canvas: inout SVGCanvas, _ layout: Layout) {
        let baseline = layout.y(index) + layout.thickness - 4
        canvas.text(
            Self.clipped(bar.words, to: layout.left - 14), layout.left - 8, baseline, anchor: .end,
            isBold: bar.isMarked)
        guard let value = bar.value, value.isFinite else {
            let words = Language.missingSign + " " + language(KitText.notReported)
            clear(words, from: layout.x(0) + 6, baseline: baseline, on: &canvas, layout)
            canvas.text(words, layout.x(0) + 6, baseline, fill: ChartPalette.muted)
            return
        }
        let words = format.text(value, language)
        let start = max(layout.x(0), layout.x(value)) + 6
        clear(words, from: start, baseline: baseline, on: &canvas, layout)
        canvas.text(words, start, baseline, isBold: bar.isMarked)
    }

    /// Takes the line of the target away where words will stand: its dashes would show between the letters.
    private func clear(
        _ words: String, from start: Double, baseline: Double, on canvas: inout SVGCanvas, _ layout: Layout
    ) {
        guard let target, (start - 3...start + Self.width(of: words) + 3).contains(layout.x(target)) else { return }
        canvas.rectangle(layout.x(target) - 1, baseline - 12, 2, 16, fill: .literal("#ffffff"))
    }

    private var summary: String {
        bars.map { bar in
            let value = bar.value == nil ? language(KitText.notReported) : format.text(bar.value, language)
            return bar.words + " " + value
        }.joined(separator: language == .zh ? "，" : ", ")
    }

    /// About how wide a name is at 12 units a letter; Chinese characters are twice as wide as Latin ones.
    static func width(of words: String) -> Double {
        words.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 12 : 6.8) }
    }

    private static func clipped(_ words: String, to room: Double) -> String {
        guard width(of: words) > room else { return words }
        var kept = ""
        for character in words {
            guard width(of: kept) + width(of: String(character)) + 12 <= room else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
