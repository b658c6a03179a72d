import Domain
import Geo

/// A position in one cell: `112.4408,23.6346`, `东经112°26′27″ 北纬23°38′5″`.
///
/// Which number is which is told by their ranges in China, where the two cannot be confused.
struct PositionPair {
    /// The position, longitude first; degrees.
    let position: MapPosition

    /// Reads a pair in degrees, or in degrees, minutes and seconds; nil for anything else.
    init?(_ text: String) {
        let word = PlainWord.trimmed(text)
        guard let numbers = Self.numbers(in: word) else { return nil }
        let half = numbers.count / 2
        guard let first = Self.degrees(numbers[..<half]), let second = Self.degrees(numbers[half...]) else {
            return nil
        }
        if Self.longitudes.contains(first), Self.latitudes.contains(second) {
            position = MapPosition(east: first, north: second)
        } else if Self.longitudes.contains(second), Self.latitudes.contains(first) {
            position = MapPosition(east: second, north: first)
        } else {
            return nil
        }
    }

    private static let longitudes = 73.0...135.0
    private static let latitudes = 3.0...54.0

    /// The numbers of the text: two, or with marks of degrees four or six; nil where anything else stands in it.
    private static func numbers(in word: String) -> [Double]? {
        guard word.count <= 80, word.allSatisfy({ isDigit($0) || others.contains($0) }) else { return nil }
        let numbers = word.split { !isDigit($0) }.map { Double($0) }
        let isSexagesimal = word.contains { "°度º˚".contains($0) } && [4, 6].contains(numbers.count)
        guard numbers.count == 2 || isSexagesimal else { return nil }
        let known = numbers.compactMap { $0 }
        return known.count == numbers.count ? known : nil
    }

    private static func degrees(_ parts: ArraySlice<Double>) -> Double? {
        let minutes = parts.dropFirst()
        guard let first = parts.first, minutes.allSatisfy({ $0 < 60 }) else { return nil }
        guard minutes.isEmpty || first.rounded() == first else { return nil }
        return first + zip(minutes, [60.0, 3600.0]).reduce(0) { $0 + $1.0 / $1.1 }
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber || character == "."
    }

    private static let others: Set<Character> = Set("东经北纬度分秒°º˚′″'\"‘’“”,，;；、/|()[]:： \t\nEeNn")
}
