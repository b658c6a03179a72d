import Domain
import Store

extension PlaceResolver {
    /// Longer words are no names of places.
    private static let longestName = 60

    /// Up to three places that a name could stand for: the name with what stands above it before it, or with the word
    /// for its government behind it, comes before names that differ by a character.
    func nearMisses(_ name: String, in names: PlaceNames<Region>) throws -> [Region] {
        var found = try spelledOut(name, in: names)
        for place in names.nearMisses(name) where !found.contains(where: { $0.id == place.id }) { found.append(place) }
        return Array(found.prefix(3))
    }

    /// The places that a name means which says more than it need: 广宁县排沙镇, 排沙镇人民政府.
    private func spelledOut(_ name: String, in names: PlaceNames<Region>) throws -> [Region] {
        var word = PlainWord.folded(name)
        let government = "人民政府"
        if word.hasSuffix(government) { word.removeLast(government.count) }
        let characters = Array(word)
        guard characters.count >= 2, characters.count <= Self.longestName else { return [] }
        for start in 0..<(characters.count - 1) {
            let head = String(characters[..<start])
            let found = try names.matches(String(characters[start...])).filter { try isWay(head, to: $0) }
            if !found.isEmpty { return Array(found.prefix(3)) }
        }
        return []
    }

    /// Whether a text is made of nothing but names of the places above another, from the top down.
    private func isWay(_ text: String, to place: Region) throws -> Bool {
        var rest = Substring(text)
        for level in [RegionLevel.province, .city, .county, .town] where level < place.level && !rest.isEmpty {
            guard let above = try ancestor(of: place, at: level) else { continue }
            let name = PlainWord.folded(above.name)
            if rest.hasPrefix(name) { rest = rest.dropFirst(name.count) }
        }
        return rest.isEmpty
    }
}
