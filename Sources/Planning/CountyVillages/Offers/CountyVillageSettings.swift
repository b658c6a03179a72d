public import Foundation

/// All settings of a county planned from its villages' files: those of each village, and what the county offers.
public struct CountyVillageSettings: Hashable, Sendable {
    /// What each village is planned with.
    public var village = VillageSettings()
    /// Connection points of town sewers.
    public var towns: [TownSewer] = []
    /// Farmland by the folder of its village.
    public var reuse: [NamedReuse] = []
    /// Reaches with the load they may receive; their villages are folders.
    public var reaches: [NamedReach] = []
    /// What is told about villages.
    public var particulars: [VillageParticulars] = []
    /// Budgets, targets and crews as a staging problem without its villages, in JSON; `nil` where no staging is asked for.
    public var staging: Data?

    /// Farmland at a village that is named by its folder.
    public struct NamedReuse: Hashable, Sendable {
        /// The folder.
        public var village: String
        /// The land.
        public var option: ReuseOption
    }

    /// A reach with its villages' folders.
    public struct NamedReach: Hashable, Sendable {
        /// The folders.
        public var villages: [String]
        /// The reach, without its villages.
        public var reach: ReceivingReach
    }

    /// The defaults: stations and household units, no staging.
    public init() {}
}

extension CountyVillageSettings {
    /// The offers for villages in the order of their folders.
    ///
    /// - Throws: ``PlanningError/badSetting(name:value:expected:)`` for a folder that is not there.
    public func offers(for folders: [String]) throws(PlanningError) -> CountyOffers {
        let places = Dictionary(folders.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func place(_ folder: String, _ path: String) throws(PlanningError) -> Int {
            guard let found = places[folder] else { throw Self.unknown(folder, path, folders) }
            return found
        }
        var offers = CountyOffers(towns: towns)
        for (index, land) in reuse.enumerated() {
            offers.reuse[try place(land.village, "reuse[\(index)].village")] = land.option
        }
        for (index, named) in reaches.enumerated() {
            var reach = named.reach
            reach.villages = []
            for folder in named.villages {
                reach.villages.append(try place(folder, "receivingReaches[\(index)].villages"))
            }
            offers.reaches.append(reach)
        }
        for (index, village) in particulars.enumerated() { _ = try place(village.folder, "villages[\(index)].folder") }
        return offers
    }

    /// What is told about each village, in the order of their folders.
    public func particulars(for folders: [String]) -> [VillageParticulars] {
        let known = Dictionary(particulars.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
        return folders.map { known[$0] ?? VillageParticulars(folder: $0) }
    }
}
