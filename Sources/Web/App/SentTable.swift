import Foundation
import Governance
import Hummingbird

/// A table that is written to a file of its own, sent piece by piece, and gone afterwards.
enum SentTable {
    /// The answer with the file.
    ///
    /// - Parameter write: Writes the file and gives the name under which it is kept, without its ending; nil where
    ///   there is nothing that the asker may take out.
    /// - Throws: ``Problem`` with status 404 for nothing, and what `write` throws.
    static func answer(
        _ format: RegisterDesk.ExportFormat, _ write: (_ file: URL) async throws -> String?
    ) async throws -> Response {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-export-" + UUID().uuidString)
        do {
            guard let name = try await write(file) else { throw Problem.notFound }
            return try RegisterExports.answer(
                file, name: name + "." + format.rawValue, ending: format.rawValue, type: format.mediaType)
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }
}

extension RegisterDesk.ExportFormat {
    /// The media type.
    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}
