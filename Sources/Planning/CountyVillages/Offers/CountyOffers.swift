/// What a county offers besides stations and household units, with what it can take.
public struct CountyOffers: Hashable, Sendable {
    /// Connection points of town sewers.
    public var towns: [TownSewer]
    /// Farmland, by the number of its village.
    public var reuse: [Int: ReuseOption]
    /// Reaches that may receive no more than a load.
    public var reaches: [ReceivingReach]

    /// Offers; without any there are stations and household units only.
    public init(towns: [TownSewer] = [], reuse: [Int: ReuseOption] = [:], reaches: [ReceivingReach] = []) {
        self.towns = towns
        self.reuse = reuse
        self.reaches = reaches
    }
}
