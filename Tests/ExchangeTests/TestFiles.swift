import Exchange
import Foundation

/// Where the tests' files are and how they are made.
enum TestFiles {
    /// A file in the folder Fixtures beside this one.
    static func fixture(_ name: String) throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        return try Data(contentsOf: folder.appendingPathComponent("Fixtures").appendingPathComponent(name))
    }

    /// A file of the shared data by its path there; nil if this machine has none.
    static func shared(_ path: String) -> URL? {
        let folder: URL
        if let stated = ProcessInfo.processInfo.environment["QINGXI_SHARED"], !stated.isEmpty {
            folder = URL(fileURLWithPath: stated)
        } else {
            var package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            for _ in 0..<3 { package.deleteLastPathComponent() }
            folder = package.deletingLastPathComponent().appendingPathComponent("shared/data")
        }
        let url = folder.appendingPathComponent(path)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    /// What a program of the system writes to its output.
    static func output(of program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    /// Runs `body` with the path of a temporary file that holds `data`.
    static func withFile<Result>(_ data: Data, _ body: (URL) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("exchange-\(UUID().uuidString)")
        try data.write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url)
    }

    /// All rows of a sheet.
    static func rows(
        _ file: any TabularFile, sheet: Int = 0, options: RowOptions = RowOptions()
    ) throws -> [Int: [CellValue]] {
        var rows: [Int: [CellValue]] = [:]
        try file.forEachRow(sheet: sheet, options: options) { number, cells in
            rows[number] = cells
            return true
        }
        return rows
    }

    /// All rows of a CSV text as they are displayed, in order.
    static func csv(_ text: String, limits: ReaderLimits = ReaderLimits()) throws -> [[String]] {
        let file = try SheetReader.open(Data(text.utf8), named: "test.csv", limits: limits)
        return try rows(file).sorted { $0.key < $1.key }.map { $0.value.map(\.displayText) }
    }

    /// The error that opening and reading everything ends in.
    static func failure(_ data: Data, named name: String = "test", limits: ReaderLimits = ReaderLimits())
        -> ExchangeError?
    {
        do {
            let file = try SheetReader.open(data, named: name, limits: limits)
            for sheet in file.sheets.indices { _ = try rows(file, sheet: sheet) }
            return nil
        } catch {
            return error as? ExchangeError
        }
    }
}
