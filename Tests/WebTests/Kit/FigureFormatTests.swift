import Domain
import Testing

@testable import Web

@Suite("Figures and dates")
struct FigureFormatTests {
    private let zh = Language.zh
    private let en = Language.en

    @Test("whole numbers are grouped by thousands")
    func counts() {
        #expect(zh.count(0) == "0")
        #expect(zh.count(999) == "999")
        #expect(zh.count(1_000) == "1,000")
        #expect(zh.count(408_837) == "408,837")
        #expect(zh.count(2_600_000) == "2,600,000")
        #expect(zh.count(-1_050) == "-1,050")
        #expect(zh.count(Int.min) == "-9,223,372,036,854,775,808")
        #expect(zh.count(1_847, .villages) == "1,847 个")
        #expect(en.count(1_847, .villages) == "1,847 villages")
        #expect(en.count(1, .villages) == "1 village")
    }

    @Test("Zhaoqing's rate reads as it was published")
    func percent() {
        #expect(zh.percent(0.6685) == "66.85 %")
        #expect(zh.percent(1_235, of: 1_847) == "66.87 %")
        #expect(zh.percent(1) == "100.00 %")
        #expect(zh.percent(0.904, places: 1) == "90.4 %")
        #expect(zh.percent(0.5, places: 0) == "50 %")
    }

    @Test("missing is a dash, never a zero; nothing of nothing is missing too")
    func missing() {
        #expect(zh.count(nil) == "—")
        #expect(zh.count(nil, .villages) == "—")
        #expect(zh.decimal(nil) == "—")
        #expect(zh.decimal(.nan) == "—")
        #expect(zh.decimal(.infinity) == "—")
        #expect(zh.decimal(1e300) == "—")
        #expect(zh.percent(nil) == "—")
        #expect(zh.percent(0, of: 0) == "—")
        #expect(zh.percent(nil, of: 5) == "—")
        #expect(zh.percent(0, of: 5) == "0.00 %")
        #expect(zh.day(nil) == "—")
        #expect(zh.minute(nil) == "—")
        let mark = "<span class=\"missing\"><span aria-hidden=\"true\">—</span><span class=\"sr\">未报</span></span>"
        #expect(Reported(nil, zh).html.string == mark)
        #expect(Reported("—", zh).html.string == mark)
        #expect(Reported("0", zh).html.string == "0")
        #expect(Reported(nil, en).html.string.contains("Not reported"))
    }

    @Test("decimals are rounded half away from zero")
    func decimals() {
        #expect(zh.decimal(1.005) == "1.01")
        #expect(zh.decimal(2.675) == "2.68")
        #expect(zh.decimal(-0.125) == "-0.13")
        #expect(zh.decimal(-0.001) == "0.00")
        #expect(zh.decimal(1_234.5, places: 1) == "1,234.5")
        #expect(zh.decimal(0.05, places: 3) == "0.050")
        #expect(zh.decimal(0.999, places: 0) == "1")
        #expect(zh.decimal(0.85, .milligramsPerLitre) == "0.85 mg/L")
    }

    @Test("a change in percentage points carries its sign")
    func points() {
        #expect(zh.percentagePoints(from: 0.6064, to: 0.6685) == "+6.21")
        #expect(zh.percentagePoints(from: 0.9, to: 0.89) == "-1.00")
        #expect(zh.percentagePoints(from: 0.9, to: 0.9) == "0.00")
        #expect(zh.percentagePoints(from: nil, to: 0.9) == "—")
    }

    @Test("English units that are words are singular after 1")
    func countedUnits() {
        #expect(en.counted("villages", after: 1) == "village")
        #expect(en.counted("villages", after: 2) == "villages")
        #expect(en.counted("m³/d", after: 1) == "m³/d")
        #expect(zh.counted("个", after: 1) == "个")
    }

    @Test("days and instants are written on the deployment's clock")
    func dates() {
        let day = Day(year: 2026, month: 11, day: 21)
        #expect(zh.day(day) == "2026-11-21")
        #expect(zh.longDay(day) == "2026年11月21日")
        #expect(en.longDay(day) == "21 November 2026")
        #expect(day.map(zh.month(of:)) == "2026年11月")
        #expect(day.map(en.month(of:)) == "Nov 2026")
        // 2025-03-09T06:05:33Z is 14:05 in Beijing.
        #expect(zh.minute(Instant(milliseconds: 1_741_500_333_000)) == "2025-03-09 14:05")
    }
}
