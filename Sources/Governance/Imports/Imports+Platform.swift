extension Imports {
    /// Imports into the platform's register.
    public init(_ platform: Platform) {
        self.init(platform.database, book: platform.book, zone: platform.zone, clock: platform.now)
    }
}
