import Exchange
import Foundation
import Testing

@Suite(.serialized) struct SharedDataTests {
    private static let divisions = TestFiles.shared("divisions/national_2021_5level.csv.gz")
    private static let villages = TestFiles.shared("villages/zhaoqing_guangning_deqing.csv")

    private func levels(_ file: any TabularFile) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try file.forEachRow(sheet: 0) { _, cells in
            if cells.count > 2, case .text(let level) = cells[2] { counts[level, default: 0] += 1 }
            return true
        }
        return counts
    }

    @Test(
        "the national list of divisions has the counts of the five levels, also as GB 18030",
        .enabled(if: divisions != nil, "the shared data are not on this machine"))
    func national() throws {
        let url = try #require(Self.divisions)
        let expected = ["level": 1, "1": 31, "2": 342, "3": 3267, "4": 41_355, "5": 618_133]
        #expect(try levels(try SheetReader.open(url)) == expected)
        let script = "gzip -dc '\(url.path)' | iconv -f UTF-8 -t GB18030"
        let national = try TestFiles.output(of: "sh", ["-c", script])
        let file = try SheetReader.open(national, named: "national.csv")
        #expect(try levels(file) == expected)
        #expect(try file.firstRows(sheet: 0, limit: 2)[1].cells == [.text("11"), .text("北京市"), .text("1")])
    }

    @Test(
        "the list of Guangning and Deqing has 1,962 and 745 rows",
        .enabled(if: villages != nil, "the shared data are not on this machine"))
    func twoCounties() throws {
        var counts: [String: Int] = [:]
        let file = try SheetReader.open(try #require(Self.villages))
        try file.forEachRow(sheet: 0) { _, cells in
            counts[cells[2].displayText, default: 0] += 1
            return true
        }
        #expect(counts["广宁县"] == 1962)
        #expect(counts["德庆县"] == 745)
        #expect(counts.count == 3, "the header and two counties")
    }
}
