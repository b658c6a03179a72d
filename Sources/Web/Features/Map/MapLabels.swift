/// Names on a drawn map, of which those that would lie on one another are left out.
struct MapLabels {
    private static let most = 70
    private let width: Double
    private let height: Double
    private var kept: [(text: String, x: Double, y: Double, half: Double)] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// Adds a name centred over a point, if there is room for it.
    mutating func add(_ text: String, _ x: Double, _ y: Double) {
        guard !text.isEmpty, kept.count < Self.most else { return }
        // Chinese characters are as wide as the letters are high, Latin ones about half as wide.
        let half = text.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2E80 ? 6.5 : 12) } / 2
        guard x - half > 2, x + half < width - 2, y > 14, y < height - 30 else { return }
        let isFree = kept.allSatisfy { abs($0.x - x) > $0.half + half + 4 || abs($0.y - y) > 15 }
        if isFree { kept.append((text, x, y, half)) }
    }

    func write(into buffer: inout HTMLBuffer) {
        for label in kept {
            buffer.element(
                "text", Attribute("x", .coordinate(label.x)), Attribute("y", .coordinate(label.y)),
                Attribute("text-anchor", .literal("middle")), Attribute("fill", .literal("#1d2b2f")),
                Attribute("stroke", .literal("#ffffff")), Attribute("stroke-width", .number(3)),
                Attribute("stroke-linejoin", .literal("round")), Attribute("paint-order", .literal("stroke")),
                text: label.text)
        }
    }
}
