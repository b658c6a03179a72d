/// What the owner of a plan tells about a village besides its files: names and codes for tables, weight for staging.
public struct VillageParticulars: Hashable, Sendable {
    /// The village's folder.
    public var folder: String
    /// Its name in tables; the folder's where it is not given.
    public var name: String?
    /// Its code (村庄代码), as given.
    public var code: String?
    /// Its township.
    public var township: String?
    /// How much a person here counts in staging: above 1 for sensitive villages (敏感村).
    public var weight: Double?
    /// The first year in which it can be ready.
    public var earliestYear: Int?

    /// A village by its folder, about which nothing more is known.
    public init(folder: String) { self.folder = folder }
}
