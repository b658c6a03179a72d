import Domain
import Store

/// Gives new natural villages a display code: the code of the place they stand in, padded to twelve digits, and a
/// running number that was never given before (自然村显示编码).
struct VillageCodes {
    private let lookup: ImportLookup
    private var last: [String: Int] = [:]

    init(_ lookup: ImportLookup) {
        self.lookup = lookup
    }

    mutating func next(in parent: Region) throws -> String {
        guard let code = DivisionCode(parent.code) else { return "" }
        let prefix = code.padded
        let number = try (last[prefix] ?? highest(prefix)) + 1
        last[prefix] = number
        let digits = String(number)
        return prefix + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }

    private func highest(_ prefix: String) throws -> Int {
        try lookup.codesEverGiven(beginningWith: prefix).compactMap { code in
            let serial = code.dropFirst(prefix.count)
            return (3...6).contains(serial.count) ? Int(serial) : nil
        }.max() ?? 0
    }
}
