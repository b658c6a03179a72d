import ArgumentParser
import Foundation

/// What every `qingxi solve` command takes.
struct SolveOptions: ParsableArguments {
    @Argument(help: "问题文件 / the problem's file.") var file: String
    @Option(help: "最长用时（秒）/ seconds after which the best result so far is given.") var seconds = 60.0
    @Option(help: "随机种子 / seed of random numbers.") var seed: UInt64 = 1
    @Flag(help: "以 JSON 输出 / print JSON.") var json = false

    func validate() throws {
        guard seconds > 0, seconds <= 1e7 else {
            throw ValidationError("--seconds 应在 0 与 10000000 之间。\n--seconds must be between 0 and 10000000.")
        }
    }

    /// The file's bytes.
    func data() throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw CommandFailure(
                "不能读取文件 \(file)：\(error.localizedDescription)", "Cannot read \(file): \(error.localizedDescription)")
        }
    }
}
