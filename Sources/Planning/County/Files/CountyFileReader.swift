import Domain

/// Reads a county in the plain format: `n m`, then n villages `id x y z population town`, then m two-way corridors
/// `a b length z_max z_min`.
public struct CountyFileReader: Sendable {
    /// The most villages or corridors a file may announce.
    static let largestCount = 1_000_000

    private let name: String

    /// A reader of the file called `name`, which is used in messages only.
    public init(name: String) { self.name = name }

    /// Reads a whole file.
    ///
    /// - Throws: `CountyError.badLine` with the line for anything that cannot be read or makes no sense.
    public func read(_ text: String) throws(CountyError) -> CountyProblem {
        var lines = CountyFileLines(name: name, text: text)
        let counts = try lines.next(fields: 2, "首行：村庄数 走廊数", "the first line: villages, corridors")
        let villageCount = try lines.count(counts[0], upTo: Self.largestCount)
        let corridorCount = try lines.count(counts[1], upTo: Self.largestCount)
        var sites = [CountyFileSite]()
        var indexByID = [Int: Int]()
        for _ in 0..<villageCount {
            let site = try lines.site()
            guard indexByID.updateValue(sites.count, forKey: site.id) == nil else {
                throw lines.bad("村庄编号 \(site.id) 重复", "village number \(site.id) occurs a second time")
            }
            sites.append(site)
        }
        var corridors = [Corridor]()
        for _ in 0..<corridorCount { corridors += try lines.corridorPair(sites: sites, indexByID: indexByID) }
        try lines.end()
        return try CountyProblem(
            villages: sites.map { CountyVillage(id: $0.id, demand: $0.population) },
            disposals: sites.indices.flatMap { Self.disposals(of: sites[$0], at: $0) }, corridors: corridors)
    }

    private static func disposals(of site: CountyFileSite, at index: Int) -> [Disposal] {
        let household = IllustrativeTariff.household(village: site.id, populationEquivalent: site.population)
        var found = [
            Disposal(village: index, kind: .station, cost: IllustrativeTariff.station),
            Disposal(village: index, kind: .household, cost: household),
        ]
        if site.hasTown { found.append(Disposal(village: index, kind: .town, cost: IllustrativeTariff.town)) }
        return found
    }
}
