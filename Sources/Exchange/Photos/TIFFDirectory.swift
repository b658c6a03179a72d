/// One directory of a TIFF structure: its entries by tag.
struct TIFFDirectory {
    /// A bounds-checked view of the bytes.
    struct Reader {
        let bytes: [UInt8]
        let isBigEndian: Bool

        init?(_ bytes: [UInt8]) {
            guard bytes.count >= 8 else { return nil }
            if bytes[0] == 0x49, bytes[1] == 0x49 {
                isBigEndian = false
            } else if bytes[0] == 0x4D, bytes[1] == 0x4D {
                isBigEndian = true
            } else {
                return nil
            }
            self.bytes = bytes
            guard short(2) == 42 else { return nil }
        }

        /// Where the first directory begins.
        var firstOffset: Int { long(4) ?? 0 }

        func short(_ at: Int) -> Int? {
            guard at >= 0, at <= bytes.count - 2 else { return nil }
            let (one, two) = (Int(bytes[at]), Int(bytes[at + 1]))
            return isBigEndian ? one << 8 | two : two << 8 | one
        }

        func long(_ at: Int) -> Int? {
            guard let one = short(at), let two = short(at + 2) else { return nil }
            return isBigEndian ? one << 16 | two : two << 16 | one
        }

        /// The directory at an offset; an empty one where there is none.
        func directory(at offset: Int) -> TIFFDirectory {
            var entries: [Int: (type: Int, count: Int, at: Int)] = [:]
            guard let count = short(offset) else { return TIFFDirectory(reader: self, entries: [:]) }
            for index in 0..<min(count, 512) {
                let entry = offset + 2 + index * 12
                guard let tag = short(entry), let type = short(entry + 2), let number = long(entry + 4) else { break }
                let size = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8][type] ?? 0
                guard size > 0, number > 0, number <= 65_536 else { continue }
                let place = number * size <= 4 ? entry + 8 : long(entry + 8)
                guard let place, place >= 0, place <= bytes.count - number * size else { continue }
                entries[tag] = (type, number, place)
            }
            return TIFFDirectory(reader: self, entries: entries)
        }
    }

    fileprivate let reader: Reader
    fileprivate let entries: [Int: (type: Int, count: Int, at: Int)]

    /// A whole number.
    func number(_ tag: Int) -> Int? {
        guard let entry = entries[tag] else { return nil }
        return entry.type == 3 ? reader.short(entry.at) : entry.type == 4 ? reader.long(entry.at) : nil
    }

    /// An ASCII text up to its NUL.
    func text(_ tag: Int) -> String? {
        guard let entry = entries[tag], entry.type == 2 else { return nil }
        let bytes = reader.bytes[entry.at..<(entry.at + entry.count)].prefix { $0 != 0 }
        guard bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Three fractions: degrees, minutes, seconds.
    func degrees(_ tag: Int) -> Double? {
        guard let entry = entries[tag], entry.type == 5, entry.count == 3 else { return nil }
        var result = 0.0
        for (index, divisor) in [1.0, 60, 3600].enumerated() {
            guard let top = reader.long(entry.at + index * 8), let bottom = reader.long(entry.at + index * 8 + 4),
                bottom > 0
            else { return nil }
            result += Double(top) / Double(bottom) / divisor
        }
        return result.isFinite && result >= 0 ? result : nil
    }
}
