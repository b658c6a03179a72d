import CGDAL
public import Foundation

/// Writes layers as shapefiles in one archive (Shapefile 导出), with what the format cannot hold told.
///
/// A shapefile has names of ten bytes, texts of 254 bytes, one kind of geometry, and no word of its own for the encoding
/// of its attributes: the `.cpg` beside it says that.
public enum ShapefileWriter {
    /// The encodings of attributes.
    public enum Encoding: String, CaseIterable, Sendable {
        /// UTF-8, which present programs read.
        case utf8 = "utf-8"
        /// GBK (code page 936), which older Chinese programs expect.
        case gbk

        /// What stands in the `.cpg`.
        var codePage: String { self == .utf8 ? "UTF-8" : "936" }
        /// What the library is told; 77 is the number of GBK in the table's own header.
        var libraryName: String { self == .utf8 ? "UTF-8" : "LDID/77" }

        /// How many bytes a text takes.
        func size(_ text: String) -> Int {
            switch self {
            case .utf8: text.utf8.count
            // A character outside of GBK becomes a question mark, one byte: two is never too few.
            case .gbk: text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
            }
        }

        /// The longest beginning of a text that takes at most so many bytes.
        func prefix(_ text: String, bytes: Int) -> String {
            var result = ""
            for character in text {
                guard size(result) + size(String(character)) <= bytes else { break }
                result.append(character)
            }
            return result
        }
    }

    /// What the format could not hold.
    public struct Losses: Hashable, Sendable {
        /// A name that was shortened.
        public struct Name: Hashable, Sendable {
            /// The layer.
            public let layer: String
            /// The name in full.
            public let full: String
            /// The name in the file.
            public let short: String
        }

        /// The names that were shortened.
        public internal(set) var names: [Name] = []
        /// Texts that were cut, by layer and field.
        public internal(set) var cutTexts = 0

        /// Nothing.
        public init() {}

        /// Whether nothing was lost.
        public var isEmpty: Bool { names.isEmpty && cutTexts == 0 }
    }

    /// The longest name of a field in bytes.
    static let longestName = 10
    /// The longest text in bytes.
    static let longestText = 254

    /// Writes the layers into one archive, replacing the file: four or five parts each, and a table of the names that
    /// were shortened.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(positions).
    @discardableResult
    public static func write(
        _ layers: [GeodataLayer], encoding: Encoding, to url: URL
    ) throws -> Losses {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var losses = Losses()
        for layer in layers {
            for part in layer.partsByGeometry {
                let short = shortened(part, encoding, &losses)
                let file = folder.appendingPathComponent(part.name + ".shp")
                try GeodataWriter.writeShapefile(short, encoding: encoding.libraryName, to: file)
                try Data(encoding.codePage.utf8).write(to: folder.appendingPathComponent(part.name + ".cpg"))
            }
        }
        if !losses.isEmpty { try Data(losses.table.utf8).write(to: folder.appendingPathComponent("字段说明.csv")) }
        try FileBundle.archive(of: folder).write(to: url)
        return losses
    }

    /// The layer with names and texts that the format can hold.
    private static func shortened(_ layer: GeodataLayer, _ encoding: Encoding, _ losses: inout Losses) -> GeodataLayer {
        var result = layer
        var used: Set<String> = []
        for index in result.fields.indices {
            let full = result.fields[index].name
            var short = encoding.prefix(full, bytes: longestName)
            var number = 1
            while !used.insert(short.uppercased()).inserted {
                number += 1
                short = encoding.prefix(full, bytes: longestName - "\(number)".utf8.count) + "\(number)"
            }
            result.fields[index].name = short
            if short != full { losses.names.append(Losses.Name(layer: layer.name, full: full, short: short)) }
        }
        for feature in result.features.indices {
            for (place, value) in result.features[feature].values.enumerated() {
                guard case .text(let text) = value, encoding.size(text) > longestText else { continue }
                result.features[feature].values[place] = .text(encoding.prefix(text, bytes: longestText))
                losses.cutTexts += 1
            }
        }
        return result
    }
}

extension ShapefileWriter.Losses {
    /// The names as a table, with a mark by which spreadsheet programs know the encoding.
    var table: String {
        let lines = names.map { "\($0.layer),\($0.short),\($0.full)" }
        let cut = cutTexts > 0 ? ["", "过长的文本已截断：\(cutTexts) 处 / texts cut: \(cutTexts)"] : []
        return "\u{FEFF}" + (["图层,字段名,全称"] + lines + cut).joined(separator: "\r\n") + "\r\n"
    }
}
