/// Which character separates the values of a text file.
struct SeparatorGuess {
    /// A comma, semicolon or tab.
    let separator: UInt8
    /// Whether the file's first line says so (“sep=;”, as Excel writes and hides it).
    let isDeclared: Bool

    /// Judges by the first lines: the separator that most lines have equally often.
    init(_ sample: [UInt8]) {
        let firstLine = sample.prefix { $0 != 0x0A && $0 != 0x0D }
        if firstLine.count == 5, firstLine.starts(with: Array("sep=".utf8)), let last = firstLine.last {
            separator = last
            isDeclared = true
            return
        }
        isDeclared = false
        let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
        var best = (separator: candidates[0], lines: 0, count: 0)
        for candidate in candidates {
            var histogram: [Int: Int] = [:]
            for count in Self.counts(of: candidate, in: sample) where count > 0 { histogram[count, default: 0] += 1 }
            guard let usual = histogram.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
            if (usual.value, usual.key) > (best.lines, best.count) {
                best = (candidate, usual.value, usual.key)
            }
        }
        separator = best.separator
    }

    /// How often the character stands outside quotation marks in each of the first lines.
    private static func counts(of separator: UInt8, in sample: [UInt8]) -> [Int] {
        var counts: [Int] = []
        var count = 0
        var quoted = false
        for byte in sample {
            switch byte {
            case UInt8(ascii: "\""): quoted.toggle()
            case separator where !quoted: count += 1
            case 0x0A where !quoted, 0x0D where !quoted:
                counts.append(count)
                count = 0
                if counts.count == 50 { return counts }
            default: break
            }
        }
        return counts + [count]
    }
}
