import Exchange
import Foundation
import Testing

/// A small generator of our own (SplitMix64, Steele 2014), so that a failing mutation can be repeated.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

@Suite struct FuzzTests {
    private static let workbook = TestZip.workbook(
        sheet: """
            <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>44260.5</v></c></row>\
            <row r="2"><c t="inlineStr"><is><r><t xml:space="preserve">水 &amp;</t></r></is></c><c t="b"><v>1</v></c>\
            <c t="e"><v>#N/A</v></c><c><f>1+1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>
            """,
        sharedStrings: "<si><t>村_x000D_</t></si>",
        formats: """
            <numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>\
            <xf numFmtId="176"/></cellXfs>
            """)

    private static let seeds: [(name: String, data: Data)] = [
        ("a.xlsx", workbook),
        ("b.xlsx", (try? TestFiles.fixture("village-list.xlsx")) ?? Data()),
        ("a.csv", Data("乡镇,\"村 \"\"甲\"\"\n乙\",人口\r\n石桥镇,上坝,899\r\n青林乡,竹园,73\r\n".utf8)),
        (
            "a.geojson",
            Data(
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"名":"上\\u6751","n":-1.5e3,\
                "t":[1,{"a":null}]},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},\
                {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[112.44,23.63]}}]}
                """.utf8)
        ),
    ]

    /// Opens and reads everything; anything but rows or an `ExchangeError` is recorded.
    private func read(_ data: Data, _ name: String) {
        do {
            let file = try SheetReader.open(data, named: name)
            for sheet in file.sheets.indices {
                _ = try TestFiles.rows(file, sheet: sheet, options: RowOptions(fillMerged: true))
            }
        } catch {
            #expect(error is ExchangeError)
            #expect((error as? ExchangeError)?.zh.isEmpty == false)
        }
    }

    @Test("files cut anywhere end in rows or an error that can be shown", arguments: 0..<4)
    func truncation(seed: Int) {
        let (name, data) = Self.seeds[seed]
        let step = data.count < 1000 ? 1 : 64
        for end in stride(from: 0, to: data.count, by: step) { read(data.prefix(end), name) }
    }

    @Test("files with flipped bits end in rows or an error that can be shown", arguments: 0..<4)
    func bitFlips(seed: Int) {
        let (name, data) = Self.seeds[seed]
        for index in stride(from: 0, to: data.count, by: 3) {
            var mutated = data
            mutated[mutated.startIndex + index] ^= 1 << (index / 3 % 8)
            read(mutated, name)
        }
    }

    @Test("files with random bytes, gaps and repetitions end in rows or an error that can be shown", arguments: 0..<4)
    func randomBytes(seed: Int) {
        let (name, data) = Self.seeds[seed]
        var random = SplitMix64(state: UInt64(seed) + 20_260_101)
        for _ in 0..<400 {
            var bytes = [UInt8](data)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 1...16, using: &random))
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[start] = UInt8.random(in: 0...255, using: &random)
                case 1: if bytes.count > 32 { bytes.removeSubrange(start..<end) }
                case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
                default: for index in start..<end { bytes[index] = UInt8.random(in: 0...255, using: &random) }
                }
            }
            read(Data(bytes), name)
        }
    }

    @Test("parts of workbooks with flipped bits but sound checksums end in rows or an error")
    func soundArchiveBrokenParts() {
        let sheet = Array(
            """
            <sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>44260.5</v></c></row><row r="2">\
            <c t="inlineStr"><is><r><t>水&#65;&amp;</t></r></is></c><c t="b"><v>1</v></c><c><f>1</f></c></row>\
            </sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>
            """.utf8)
        for index in sheet.indices {
            for bit in 0..<8 {
                var mutated = sheet
                mutated[index] ^= 1 << bit
                // Bytes that are no UTF-8 become replacement characters here; the archive tests have the raw ones.
                read(TestZip.workbook(sheet: String(decoding: mutated, as: UTF8.self)), "a.xlsx")
            }
        }
    }

    @Test("pure noise ends in rows or an error that can be shown")
    func noise() {
        var random = SplitMix64(state: 42)
        let heads: [[UInt8]] = [
            [], [0x50, 0x4B, 3, 4], [0x1F, 0x8B, 8, 0], [0xFF, 0xFE], Array("{\"".utf8), [0xD0, 0xCF, 0x11, 0xE0],
        ]
        for round in 0..<600 {
            let length = Int.random(in: 0..<2000, using: &random)
            read(
                Data(heads[round % heads.count] + (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }),
                "x")
        }
    }
}
