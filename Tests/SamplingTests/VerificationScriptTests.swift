import Foundation
import Sampling
import Testing

/// The program that is offered to the public, run by the Python of this machine.
@Suite("The verification script")
struct VerificationScriptTests {
    static let python: String? = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test("python3 re-draws the same strata, samples and replacements", .enabled(if: python != nil))
    func redraw() throws {
        let rows = (1...120).map { number in
            let town = number.isMultiple(of: 3) ? "横村" : "\"清溪 \"\"北\"\"\""
            return "\(town),F-\(number),\(number.isMultiple(of: 17) ? "已拆除" : ""),é\(number)\n"
        }
        let frame = try Frame(csv: Array(("town,id,exclusion,note\n" + rows.joined()).utf8))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("frame-\(UUID().uuidString).csv")
        try Data(frame.canonicalCSV).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }

        let seed = try Seed(frameHash: frame.hash, beacon: .dice("16243615"))
        let draw = try Draw(
            from: frame, stratifiedBy: "town", seed: seed.text, sizes: .perStratum(["横村": 4, "清溪 \"北\"": 7]))
        var expected = ["frame SHA-256 \(frame.hash)", "seed \(seed.text)"]
        for stratum in draw.strata {
            for unit in stratum.order {
                let kind = unit.order <= stratum.size ? "sample" : "replacement"
                expected.append("\(kind)\t\(stratum.name)\t\(unit.order)\t\(unit.id)\t\(unit.ticket.shortened())")
            }
        }
        let printed = try run([file.path, "hash:dice:16243615", "横村=4,清溪 \"北\"=7", "town"])
        #expect(printed.split(separator: "\n").map(String.init) == expected)
        #expect(expected.count == 2 + 113)
    }

    private func run(_ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = [try #require(VerificationScript.url).path] + arguments
        process.environment = ["PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
