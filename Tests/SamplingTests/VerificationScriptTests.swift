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

    @Test(
        "python3 re-draws towns and the facilities within them, by equal chances and by size",
        .enabled(if: python != nil),
        arguments: [TwoStageDraw.Method.equalChances, .proportionalToSize], ["s", "t", "u", "清溪"])
    func redrawTowns(_ method: TwoStageDraw.Method, _ seed: String) throws {
        // 甲 has so many that it is taken for certain.
        let towns = Array("甲甲甲甲甲乙丙丁戊己庚甲乙己").map(String.init)
        let rows = (1...90).map { number in
            "F-\(number),\(number.isMultiple(of: 10) ? "必查" : "all"),\(towns[number % towns.count])镇\n"
        }
        let frame = try Frame(csv: Array(("id,stratum,cluster\n" + rows.joined()).utf8))
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("frame-\(UUID().uuidString).csv")
        try Data(frame.canonicalCSV).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let draw = try PlannedDraw(
            from: frame, stratifiedBy: "stratum", clusteredBy: "cluster", seed: seed,
            plan: ["必查": .facilities(9), "all": .towns(3, each: 4, method)])
        var expected = ["frame SHA-256 \(frame.hash)", "seed \(seed)"]
        for part in draw.parts {
            // Printed in the order of the towns' tickets, however they were drawn.
            let lists =
                part.stratum == "all"
                ? part.lists.sorted { draw.ticket(ofTown: $0.name) < draw.ticket(ofTown: $1.name) } : part.lists
            for (place, list) in lists.enumerated() {
                if case .towns = part {
                    let ticket = draw.ticket(ofTown: list.name).shortened()
                    expected.append("town\t\(part.stratum)\t\(place + 1)\t\(list.name)\t\(ticket)")
                }
                for unit in list.order {
                    let kind = unit.order <= list.size ? "sample" : "replacement"
                    expected.append("\(kind)\t\(list.name)\t\(unit.order)\t\(unit.id)\t\(unit.ticket.shortened())")
                }
            }
        }
        let size = method == .equalChances ? "3x4" : "3x4pps"
        let printed = try run([file.path, seed, "必查=9,all=" + size, "stratum", "cluster"])
        #expect(printed.split(separator: "\n").map(String.init) == expected)
        #expect(draw.selected.count == 9 + 12)
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
