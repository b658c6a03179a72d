import Domain
import Store

/// Places of one level by name, each name brought into one form once, so that long lists are looked up quickly.
///
/// - Complexity: A look-up by name takes constant time; near misses are sought among the places that share a
///   character with the name.
struct PlaceNames<Place> {
    private struct Entry {
        let place: Place
        let name: String
        let stem: [Character]
    }

    private let level: RegionLevel
    private var entries: [Entry] = []
    private var byWord: [String: [Int]] = [:]
    private var byStem: [String: [Int]] = [:]
    private var byCharacter: [Character: [Int]] = [:]

    init(_ places: [Place], _ level: RegionLevel, called: (Place) -> String) {
        self.level = level
        entries.reserveCapacity(places.count)
        for (index, place) in places.enumerated() {
            let name = called(place)
            let stem = PlaceName.stem(name, level)
            entries.append(Entry(place: place, name: name, stem: Array(stem)))
            byWord[PlainWord.folded(name), default: []].append(index)
            byStem[stem, default: []].append(index)
            for character in Set(stem) { byCharacter[character, default: []].append(index) }
        }
    }

    /// The places of that name: those written alike if there are any, else those alike but for the ending.
    func matches(_ name: String) -> [Place] {
        let found = byWord[PlainWord.folded(name)] ?? byStem[PlaceName.stem(name, level)] ?? []
        return found.map { entries[$0].place }
    }

    /// Up to three places whose names differ by a character or two, the nearest first.
    func nearMisses(_ name: String) -> [Place] {
        let wanted = Array(PlaceName.stem(name, level))
        let bound = wanted.count <= 2 ? 1 : 2
        // From two characters on, names so near have one in common.
        let candidates =
            wanted.count < 2
            ? Array(entries.indices) : Array(Set(wanted.flatMap { byCharacter[$0] ?? [] }))
        return candidates.filter { abs(entries[$0].stem.count - wanted.count) <= bound }
            .map { (entry: entries[$0], distance: PlainWord.distance(wanted, entries[$0].stem)) }
            .filter { $0.distance <= bound && $0.distance < max(wanted.count, 2) }
            .sorted { ($0.distance, $0.entry.name) < ($1.distance, $1.entry.name) }.prefix(3).map(\.entry.place)
    }
}

extension PlaceNames<Region> {
    init(_ places: [Region], _ level: RegionLevel) {
        self.init(places, level, called: \.name)
    }
}
