import Domain
import Sampling
import Testing

@Suite("The frame")
struct FrameTests {
    private func error(_ bytes: [UInt8]) -> SamplingError? {
        do {
            _ = try Frame(csv: bytes)
            return nil
        } catch {
            return error
        }
    }

    private func error(_ text: String) -> SamplingError? { error(Array(text.utf8)) }

    @Test("the canonical form is sorted by id, ended by LF and quoted only where needed")
    func canonical() throws {
        let text = "\u{FEFF}town,id,note\r\n清溪镇,B-2,\"a, \"\"b\"\"\"\r\n横村,B-10,\r\n桐君,A,x\r\n"
        let frame = try Frame(csv: Array(text.utf8))
        #expect(
            frame.canonicalText
                == "id,exclusion,town,note\nA,,桐君,x\nB-10,,横村,\nB-2,,清溪镇,\"a, \"\"b\"\"\"\n")
        // sha256sum of that text, by coreutils.
        #expect(frame.hash.hex == "00495d5712ed08315d6302de8b4eb4b178119b0594c0881db0d5884f943d5a7f")
    }

    @Test("the order of rows and the line ends do not change the hash; a changed letter does")
    func sameHash() throws {
        let one = try Frame(csv: Array("id,town\nb,x\na,y\n".utf8))
        let two = try Frame(csv: Array("id,town\r\na,y\r\nb,x".utf8))
        let three = try Frame(csv: Array("id,town\na,y\nb,z\n".utf8))
        #expect(one.hash == two.hash)
        #expect(one.hash != three.hash)
        #expect(try Frame(csv: one.canonicalCSV).hash == one.hash)
    }

    @Test("excluded facilities stay in the frame with their reason and are never drawn")
    func exclusions() throws {
        let frame = try Frame(csv: Array("id,exclusion\na,\nb,2025年已拆除\nc,\n".utf8))
        #expect(frame.excluded.map(\.id) == ["b"])
        #expect(frame.excluded.first?.exclusion == "2025年已拆除")
        let draw = try Draw(from: frame, seed: "s", sizes: .total(2))
        #expect(Set(draw.selected.map(\.id)) == ["a", "c"])
        #expect(throws: SamplingError.sampleTooLarge(stratum: "", size: 3, population: 2)) {
            try Draw(from: frame, seed: "s", sizes: .total(3))
        }
    }

    @Test("a duplicate id is named with both lines")
    func duplicates() {
        #expect(
            error("town,id\nx,a\n\"two\nlines\",b\ny,a\n")
                == .duplicateID(id: "a", line: 5, firstLine: 2, column: 2))
    }

    @Test("bad files are refused by line and column")
    func badFiles() {
        #expect(error("") == .emptyFile)
        #expect(error("id\n") == .emptyFile)
        #expect(error("name\nx\n") == .missingColumn(name: "id", found: ["name"]))
        #expect(error("id,t\na,b\n,c\n") == .emptyID(line: 3, column: 1))
        #expect(error("id,t\n   ,c\n") == .emptyID(line: 2, column: 1))
        #expect(error("id\na\n b\n") == .blankAroundID(id: " b", line: 3, column: 1))
        #expect(error("id,t\na,b,c\n") == .cellCount(line: 2, found: 3, expected: 2))
        #expect(error("id,t\na\n") == .cellCount(line: 2, found: 1, expected: 2))
        #expect(error("id,t,t\na,b,c\n") == .badHeading(name: "t", column: 3))
        #expect(error("id,\na,b\n") == .badHeading(name: "", column: 2))
        #expect(error("id,t\na,\"b\n") == .openQuote(line: 2, column: 2))
        #expect(error("id,t\na,\"b\"c\n") == .strayQuote(line: 2, column: 2))
        #expect(error(Array("id\na\nb".utf8) + [0] + Array("c\n".utf8)) == .nullCharacter(line: 3, column: 2))
        // 清 in GB 18030.
        #expect(error(Array("id,t\na,".utf8) + [0xC7, 0xE5, 0x0A]) == .badEncoding(line: 2, column: 3))
    }

    @Test("every message is in both languages and says where")
    func messages() {
        let errors: [SamplingError] = [
            .emptyFile, .badEncoding(line: 7, column: 3), .duplicateID(id: "x", line: 7, firstLine: 2, column: 1),
            .sampleTooLarge(stratum: "A", size: 9, population: 7), .oneChecked(stratum: "A", population: 7),
            .nothingChecked(stratum: "A"), .unknownStratum(name: "7", known: ["A"]), .singleton(stratum: "A"),
        ]
        for error in errors {
            #expect(error.message.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
            #expect(error.message.en.allSatisfy { !("\u{4E00}"..."\u{9FFF}").contains($0) })
        }
        #expect(SamplingError.badEncoding(line: 7, column: 3).message.en.contains("Line 7, byte 3"))
    }
}
