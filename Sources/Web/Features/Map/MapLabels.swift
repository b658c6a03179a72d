/// Names on a drawn map, of which those that would lie on one another are left out.
struct MapLabels {
    private static let most = 70
    private let width: Double
    private let height: Double
    private var kept: [(text: String, x: Double, y: Double, half: Double)] = []
    private var circles: [(x: Double, y: Double, radius: Double)] = []

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

    /// Keeps names off a circle; the name of its own place stands above it.
    mutating func keepOff(_ x: Double, _ y: Double, radius: Double) {
        circles.append((x, y, radius))
    }

    private func isHidden(_ label: (text: String, x: Double, y: Double, half: Double)) -> Bool {
        circles.contains { circle in
            let across = max(abs(circle.x - label.x) - label.half, 0)
            // Letters stand some 10 pixels above the line and 2 below.
            let down = max(label.y - 10 - circle.y, circle.y - label.y - 2, 0)
            return across * across + down * down < (circle.radius - 1) * (circle.radius - 1)
        }
    }

    func write(into buffer: inout HTMLBuffer) {
        for label in kept where !isHidden(label) {
            buffer.element(
                "text", Attribute("x", .coordinate(label.x)), Attribute("y", .coordinate(label.y)),
                Attribute("text-anchor", .literal("middle")), Attribute("fill", .literal("#1d2b2f")),
                Attribute("stroke", .literal("#ffffff")), Attribute("stroke-width", .number(3)),
                Attribute("stroke-linejoin", .literal("round")), Attribute("paint-order", .literal("stroke")),
                text: label.text)
        }
    }
}
