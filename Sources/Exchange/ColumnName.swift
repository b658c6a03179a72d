/// Spreadsheet column letters: A is column 1, XFD is column 16,384.
public enum ColumnName {
    /// The letters of a column counted from 1; an empty text for numbers below 1.
    public static func letters(of column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            rest -= 1
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// The column (from 1) and row (from 1) of a reference such as “C5” or “$C$5”, or nil if it is not one.
    static func parse(_ reference: some Sequence<UInt8>) -> (column: Int, row: Int)? {
        var column = 0
        var row = 0
        var sawDigit = false
        for byte in reference {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where !sawDigit:
                column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
            case UInt8(ascii: "a")...UInt8(ascii: "z") where !sawDigit:
                column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                sawDigit = true
                row = row * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "$"):
                continue
            default:
                return nil
            }
            // Larger than any sheet: stop before the sums overflow.
            if column > 1_000_000_000 || row > 1_000_000_000 { return nil }
        }
        return column > 0 && row > 0 ? (column, row) : nil
    }
}
