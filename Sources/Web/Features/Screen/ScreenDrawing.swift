/// The few drawings of a wall: they stretch to their place, and their colours come from the style sheet.
enum ScreenDrawing {
    private static let width = 400.0
    private static let height = 120.0

    private static func canvas(_ name: StaticString, _ box: String, _ more: [Attribute], _ content: HTML) -> HTML {
        HTML(
            "svg",
            [
                Attribute("viewBox", box), Attribute("class", .literal(name)),
                Attribute("preserveAspectRatio", .literal("none")),
            ] + more, content)
    }

    /// The sign of a layer in the legend, in the colour that the map draws with.
    static func dot(_ colour: StaticString) -> HTML {
        HTML(
            "svg", [Attribute("viewBox", .literal("0 0 10 10")), .ornament],
            HTML(
                "circle",
                [
                    Attribute("cx", .number(5)), Attribute("cy", .number(5)), Attribute("r", .number(5)),
                    Attribute("fill", .literal(colour)),
                ], .empty))
    }

    /// A bar of a share from 0 to 1; the figure stands beside it.
    static func bar(_ share: Double) -> HTML {
        canvas(
            "screen-bar", "0 0 100 10", [.ornament],
            HTML(
                "rect",
                [Attribute("width", .coordinate(min(max(share, 0), 1) * 100)), Attribute("height", .number(10))], .empty
            ))
    }

    /// Shares of one in stripes side by side; the figures stand below.
    static func stripes(_ shares: [Double], _ names: [String]) -> HTML {
        var left = 0.0
        let stripes = zip(shares, names).map { share, name -> HTML in
            defer { left += share * 100 }
            return HTML(
                "rect",
                [
                    .class(name), Attribute("x", .coordinate(left)), Attribute("width", .coordinate(share * 100)),
                    Attribute("height", .number(10)),
                ], .empty)
        }
        return canvas("screen-stripes", "0 0 100 10", [.ornament], HTML(node: .sequence(stripes)))
    }

    /// A line over time with gaps where nothing was reported, and the target as dashes.
    static func line(_ values: [Double?], target: Double?, name: String) -> HTML {
        let runs = ChartRuns(values)
        let known = values.compactMap(\.self) + [target].compactMap(\.self)
        guard let low = known.min(), let high = known.max(), values.count > 1 else { return .empty }
        let span = max(high - low, 1e-9)
        func y(_ value: Double) -> Double { high == low ? height / 2 : 8 + (1 - (value - low) / span) * (height - 16) }
        func x(_ index: Int) -> Double { Double(index) / Double(values.count - 1) * width }
        func path(_ points: [(Double, Double)]) -> String {
            var buffer = HTMLBuffer()
            for (x, y) in points {
                buffer.append(coordinate: x)
                buffer.append(trusted: ",")
                buffer.append(coordinate: y)
                buffer.append(trusted: " ")
            }
            return buffer.string
        }
        func line(_ kind: String, _ points: [(Double, Double)]) -> HTML {
            HTML(
                "polyline",
                [
                    .class(kind), Attribute("points", path(points)),
                    Attribute("vector-effect", .literal("non-scaling-stroke")),
                ], .empty)
        }
        var lines = runs.runs.map { run in line("values", run.map { (x($0.index), y($0.value)) }) }
        if let target { lines.append(line("target", [(0, y(target)), (width, y(target))])) }
        return canvas(
            "screen-line", "0 0 400 120", [.role("img"), .aria("aria-label", name)], HTML(node: .sequence(lines)))
    }
}
