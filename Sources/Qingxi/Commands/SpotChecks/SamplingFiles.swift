import Domain
import Foundation
import Sampling

/// Reading files for the spot-check commands, with messages in both languages.
enum SamplingFiles {
    /// The bytes of a file.
    static func bytes(of path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("文件 \(path) 不存在或无法读取。", "There is no file \(path), or it cannot be read.")
        }
        return Array(data)
    }

    /// Runs what reads or computes; an error is shown with the file it is about.
    static func failing<Result>(_ path: String?, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SamplingError {
            let message = error.message
            guard let path else { throw CommandFailure(message) }
            throw CommandFailure("\(path)：\(message.zh)。", "\(path): \(message.en).")
        }
    }
}
