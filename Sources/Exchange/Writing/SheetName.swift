/// The rules that Excel and WPS have for the names of sheets.
public enum SheetName {
    private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
    private static let maxLength = 31

    /// Whether a name keeps the rules: 1 to 31 UTF-16 units, none of `[ ] : * ? / \`, no control characters, no
    /// apostrophe at either end, and not “History”, which Excel keeps for itself.
    public static func isValid(_ name: String) -> Bool {
        !name.isEmpty && name.utf16.count <= maxLength && !name.contains { forbidden.contains($0) }
            && !name.unicodeScalars.contains { $0.value < 0x20 } && name.first != "'" && name.last != "'"
            && name.lowercased() != "history"
    }

    /// The nearest valid name that is not yet taken, whatever the case of its letters.
    public static func valid(from text: String, taken: [String] = []) -> String {
        var name = String(text.map { forbidden.contains($0) || $0.isNewline ? "_" : $0 })
        name.unicodeScalars.removeAll { $0.value < 0x20 }
        while name.first == "'" { name.removeFirst() }
        name = shortened(name, to: maxLength)
        while name.last == "'" { name.removeLast() }
        if !isValid(name) { name = name.isEmpty ? "Sheet" : shortened("_" + name, to: maxLength) }
        let lowercased = Set(taken.map { $0.lowercased() })
        var candidate = name
        var number = 2
        while lowercased.contains(candidate.lowercased()) {
            let suffix = " (\(number))"
            candidate = shortened(name, to: maxLength - suffix.utf16.count) + suffix
            number += 1
        }
        return candidate
    }

    private static func shortened(_ name: String, to length: Int) -> String {
        var name = name
        while name.utf16.count > length { name.removeLast() }
        return name
    }
}
