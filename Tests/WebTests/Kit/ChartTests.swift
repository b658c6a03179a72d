import Testing

@testable import Web

@Suite("Charts")
struct ChartTests {
    @Test("axes run from round number to round number and hold every value")
    func niceScale() {
        let rates = NiceScale(holding: [0.192, 0.6685, 0.7], limit: 1)
        #expect(rates.lower == 0)
        #expect(abs(rates.step - 0.2) < 1e-12)
        #expect(abs(rates.upper - 0.8) < 1e-12)
        #expect(rates.ticks.count == 5)
        let counts = NiceScale(holding: [3, 1_847])
        #expect(counts.ticks == [0, 500, 1_000, 1_500, 2_000])
        #expect(counts.decimals == 0)
        #expect(NiceScale(holding: [0, 0.037]).decimals == 2)
    }

    @Test("shares never run past 100 % unless one does")
    func limit() {
        #expect(NiceScale(holding: [0.1, 0.97], limit: 1).upper == 1)
        #expect(NiceScale(holding: [0.1, 1], limit: 1).upper == 1)
        #expect(NiceScale(holding: [0.1, 1.3], limit: 1).upper >= 1.3)
    }

    @Test(
        "no series makes an axis of no length",
        arguments: [[], [0], [5, 5], [-3, -3], [.nan], [1e-9, 2e-9], [-2, 7]] as [[Double]])
    func degenerate(_ values: [Double]) {
        for includesZero in [true, false] {
            let scale = NiceScale(holding: values, includesZero: includesZero)
            #expect(scale.upper > scale.lower)
            #expect(scale.step > 0)
            #expect((2...12).contains(scale.ticks.count))
            for value in values where value.isFinite {
                #expect((-1e-9...1 + 1e-9).contains(scale.fraction(of: value)))
            }
        }
    }

    @Test("a year without a report cuts the line and is never drawn as zero")
    func gaps() {
        let runs = ChartRuns([0.19, 0.27, nil, 0.45, .nan, 0.6]).runs
        #expect(runs.map { $0.map(\.index) } == [[0, 1], [3], [5]])
        let chart = TrendChart(
            "治理率",
            [.init("2019", 0.2), .init("2020", 0.3), .init("2021", nil), .init("2022", 0.5), .init("2023", 0.6)],
            format: .percent(places: 0), id: "t", .zh)
        let markup = chart.html.string
        #expect(markup.occurrences(of: "<polyline") == 2 * ChartSize.allCases.count)
        #expect(markup.occurrences(of: "<circle") == 4 * ChartSize.allCases.count)
        #expect(markup.contains("2021 未报"))
    }

    @Test("points stand where the axis says")
    func trendGeometry() {
        let chart = TrendChart(
            "x", [.init("a", 0), .init("b", 50), .init("c", 100)], format: .count, id: "t", .zh)
        let layout = chart.layout(.wide)
        #expect(layout.scale.upper == 100)
        #expect(layout.y(0) == layout.height - layout.bottom)
        #expect(layout.y(100) == layout.top)
        #expect(layout.y(50) == (layout.y(0) + layout.y(100)) / 2)
        #expect(abs(layout.x(1) - (layout.left + (layout.width - layout.left - layout.right) / 2)) < 1e-9)
    }

    @Test("bars begin at zero, are as long as their values, and one not reported has words instead")
    func bars() {
        let chart = BarChart(
            "x", [.init("清水镇", 100), .init("石桥镇", 50), .init("金竹镇", nil), .init("大湾镇", 0)], format: .count, id: "b", .zh
        )
        let layout = chart.layout(.wide)
        #expect(layout.x(0) == layout.left)
        #expect(abs((layout.x(100) - layout.x(0)) - 2 * (layout.x(50) - layout.x(0))) < 1e-9)
        let markup = chart.html.string
        #expect(markup.occurrences(of: "<rect") == 3 * ChartSize.allCases.count)
        #expect(markup.contains("— 未报"))
    }

    @Test("the line of the target is drawn below all words, and is taken away where words stand on it")
    func targetLine() throws {
        // The target of 60 lies in the figure behind the bar of 58 and in the axis's own 60.
        let chart = BarChart("x", [.init("甲", 58), .init("乙", 10)], target: 60, format: .count, id: "b", .zh)
        for drawing in chart.html.string.split(separator: "<svg").dropFirst() {
            let line = try #require(drawing.firstRange(of: "stroke-dasharray"))
            let tick = try #require(drawing.firstRange(of: ">60<"))
            let figure = try #require(drawing.firstRange(of: ">58<"))
            #expect(line.upperBound < tick.lowerBound && line.upperBound < figure.lowerBound)
        }
        // Two bars; a patch at the figure 58 and one at the tick 60, in both sizes; none at the figure 10.
        #expect(chart.html.string.occurrences(of: "<rect") == (2 + 2) * ChartSize.allCases.count)
    }

    @Test("the status bar's parts share its width by their counts")
    func statusWidths() {
        #expect(StatusBar.widths(.init(treated: 50, controlled: 25, untreated: 25), total: 640) == [320, 160, 160])
        #expect(StatusBar.widths(.init(treated: nil, controlled: nil, untreated: nil), total: 640) == [0, 0, 0])
        let bar = StatusBar("x", .init(treated: 1, controlled: nil, untreated: 1), id: "s", .zh).html.string
        #expect(bar.contains("fill=\"url(#s-p1)\""))
        #expect(bar.contains("— 未报"))
    }

    @Test("every chart has a name, a description and the same figures as a table")
    func alternatives() {
        let chart = BarChart("各镇治理率", [.init("清水镇", 0.5)], format: .percent(places: 2), id: "b", .zh).html.string
        #expect(chart.contains("role=\"img\""))
        #expect(chart.contains("aria-labelledby=\"b-t b-d\""))
        #expect(chart.contains("<title id=\"b-t\">各镇治理率</title>"))
        #expect(chart.contains("<desc id=\"b-d\">清水镇 50.00 %</desc>"))
        #expect(chart.contains("<th scope=\"row\">清水镇</th><td class=\"figure-cell\">50.00 %</td>"))
        let linked = BarChart("x", [.init("a", 1, address: "/a")], format: .count, id: "b", .zh).html.string
        #expect(linked.contains("role=\"group\""))
    }

    @Test("a chart without any value says so instead of drawing an empty frame")
    func empty() {
        for chart in [
            BarChart("x", [], format: .count, id: "b", .zh).html.string,
            TrendChart("x", [.init("2021", nil)], format: .count, id: "t", .zh).html.string,
            StatusBar("x", .init(treated: 0, controlled: 0, untreated: nil), id: "s", .zh).html.string,
        ] {
            #expect(!chart.contains("<svg"))
            #expect(chart.contains("没有可显示的数据"))
        }
        #expect(Sparkline([nil, nil], name: "x", .zh).html.isEmpty)
    }

    @Test("coordinates are short and never in exponent form")
    func coordinates() {
        var buffer = HTMLBuffer()
        for value in [12, 0.5, -3.25, 1.0 / 3, 1e-9, -0.004, .nan, 1e300] {
            buffer.append(coordinate: value)
            buffer.append(trusted: " ")
        }
        #expect(buffer.string == "12 0.5 -3.25 0.33 0 0 0 0 ")
    }
}

extension String {
    fileprivate func occurrences(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
