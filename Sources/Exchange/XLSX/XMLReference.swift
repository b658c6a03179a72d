/// Character references of XML and the escapes of SpreadsheetML.
enum XMLReference {
    /// What stands between “&” and “;”: one of the five names or a number; nil for anything else.
    static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        if name.elementsEqual("amp".utf8) { return "&" }
        if name.elementsEqual("lt".utf8) { return "<" }
        if name.elementsEqual("gt".utf8) { return ">" }
        if name.elementsEqual("quot".utf8) { return "\"" }
        if name.elementsEqual("apos".utf8) { return "'" }
        guard name.first == UInt8(ascii: "#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.first == UInt8(ascii: "x")
        let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
        guard let code = UInt32(text, radix: isHex ? 16 : 10), code > 0 else { return nil }
        return Unicode.Scalar(code)
    }

    /// Writes control characters as “_x000D_” and the like, and such texts themselves as “_x005F_x000D_”.
    ///
    /// Zeros are left out: neither XML nor a C string can hold them. libxlsxwriter does this only for shared strings.
    static func escape(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 } && !text.contains("_x")
        if isPlain { return text }
        var result = ""
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.first {
            if scalar == "_", isEscape(rest.prefix(7)) {
                result += "_x005F_"
            } else if scalar.value < 0x20, scalar != "\n", scalar != "\t" {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                if scalar.value > 0 { result += "_x" + String(repeating: "0", count: 4 - hex.count) + hex + "_" }
            } else {
                result.unicodeScalars.append(scalar)
            }
            rest.removeFirst()
        }
        return result
    }

    private static func isEscape(_ scalars: Substring.UnicodeScalarView) -> Bool {
        let characters = Array(scalars)
        return characters.count == 7 && characters[1] == "x" && characters[6] == "_"
            && characters[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
    }

    /// Resolves “_x000D_” and the like (ECMA-376 ST_Xstring), by which workbooks keep control characters.
    static func unescape(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
                bytes[index + 6] == UInt8(ascii: "_"),
                let code = UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
                code > 0, let scalar = Unicode.Scalar(code)
            {
                result += Array(String(scalar).utf8)
                index += 7
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

extension String {
    /// What follows the first occurrence of `needle` after the given prefix.
    func range(of needle: String, after prefix: String) -> Substring? {
        var rest = dropFirst(prefix.count)
        while !rest.isEmpty {
            if rest.hasPrefix(needle) { return rest.dropFirst(needle.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
