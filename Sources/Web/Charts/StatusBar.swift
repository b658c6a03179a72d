/// How many are treated, controlled, untreated, and of how many nothing is reported: one bar in parts, told apart by
/// pattern and words, not by colour alone.
struct StatusBar: Component {
    /// How many of each; nil when not reported.
    struct Counts: Sendable, Hashable {
        /// 治理.
        var treated: Int?
        /// 管控.
        var controlled: Int?
        /// 未治理.
        var untreated: Int?
        /// 未报; a part of its own, since rates are of all that count.
        var unreported: Int

        /// Makes counts.
        init(treated: Int?, controlled: Int?, untreated: Int?, unreported: Int = 0) {
            self.treated = treated
            self.controlled = controlled
            self.untreated = untreated
            self.unreported = unreported
        }

        /// All that count, reported or not.
        var total: Int { (treated ?? 0) + (controlled ?? 0) + (untreated ?? 0) + unreported }

        /// The counts of the parts in their order.
        var parts: [Int?] { [treated, controlled, untreated] + (unreported > 0 ? [unreported] : []) }
    }

    /// What is counted.
    var heading: String
    /// How many of each.
    var counts: Counts
    /// Lists behind the parts: treated, controlled, untreated, not reported.
    var addresses: [String?]
    /// Unique on the page.
    var id: String
    /// The language of the page.
    var language: Language

    /// Makes a bar.
    init(_ heading: String, _ counts: Counts, addresses: [String?] = [nil, nil, nil], id: String, _ language: Language)
    {
        self.heading = heading
        self.counts = counts
        self.addresses = addresses
        self.id = id
        self.language = language
    }

    private struct Part {
        let words: KitText
        let count: Int?
        let fill: Attribute.Value
        let address: String?
    }

    private func parts(_ size: ChartSize = .wide) -> [Part] {
        let id = id + size.suffix
        let address = { (index: Int) in addresses.indices.contains(index) ? addresses[index] : nil }
        let known = [
            Part(words: .treated, count: counts.treated, fill: .literal(ChartPalette.treated), address: address(0)),
            Part(words: .controlled, count: counts.controlled, fill: .text("url(#\(id)-p1)"), address: address(1)),
            Part(words: .untreated, count: counts.untreated, fill: .text("url(#\(id)-p2)"), address: address(2)),
        ]
        guard counts.unreported > 0 else { return known }
        return known + [
            Part(words: .notReported, count: counts.unreported, fill: .literal("#fff"), address: address(3))
        ]
    }

    /// The widths of the parts for a bar of a given width; a part without a count has none.
    static func widths(_ counts: Counts, total width: Double) -> [Double] {
        let sum = Double(max(counts.total, 1))
        return counts.parts.map { Double($0 ?? 0) / sum * width }
    }

    var html: HTML {
        let total = counts.total
        let rows = parts().map { part in
            [language(part.words), language.count(part.count), language.percent(part.count, of: total)]
        }
        return ChartFigure(
            heading,
            columns: [language(KitText.item), language(KitText.value), "%"], rows: total == 0 ? [] : rows, language,
            draw: draw
        ).html
    }

    private func draw(_ size: ChartSize) -> HTML {
        let width = size.width
        let parts = parts(size)
        let id = id + size.suffix
        var canvas = SVGCanvas(
            size: size, height: size == .wide ? 84 : 46 + Double(parts.count) * 24, id: self.id, name: heading,
            summary: parts.map { describe($0) }.joined(separator: language == .zh ? "，" : ", "),
            hasLinks: parts.contains { $0.address != nil })
        canvas.append(trusted: "<defs>")
        canvas.pattern(
            id + "-p1",
            """
            <rect width="6" height="6" fill="#7fbdb6"/><path d="M0 6 6 0M-1 1 1-1M5 7 7 5" stroke="#0b6b70" \
            stroke-width="1.2"/>
            """)
        canvas.pattern(
            id + "-p2",
            "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><circle cx=\"3\" cy=\"3\" r=\"1\" fill=\"#8a6a3b\"/>")
        canvas.append(trusted: "</defs>")
        var x = 0.0
        for (part, partWidth) in zip(parts, Self.widths(counts, total: width)) {
            canvas.link(to: part.address) { canvas in
                canvas.rectangle(x, 2, partWidth, 30, fill: part.fill, stroke: "#0b4f53", tip: describe(part))
            }
            x += partWidth
        }
        for (index, part) in parts.enumerated() {
            // Beside each other on a desk, below each other on a phone.
            let left = size == .wide ? Double(index) * width / Double(parts.count) : 0
            let top = size == .wide ? 47 : 47 + Double(index) * 24
            canvas.rectangle(left + 0.5, top, 14, 14, fill: part.fill, stroke: "#0b4f53")
            canvas.link(to: part.address) { canvas in
                canvas.text(language(part.words), left + 21, top + 12)
            }
            canvas.text(
                figures(part), size == .wide ? left + 21 : 110, size == .wide ? top + 31 : top + 12,
                fill: ChartPalette.muted)
        }
        return canvas.finished()
    }

    private func figures(_ part: Part) -> String {
        guard part.count != nil else { return Language.missingSign + " " + language(KitText.notReported) }
        return language.count(part.count) + " · " + language.percent(part.count, of: counts.total)
    }

    private func describe(_ part: Part) -> String {
        language(part.words) + " " + figures(part)
    }
}
