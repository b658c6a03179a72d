/// Lets pieces of photos be written one after the other: two phones may send the same file at once.
actor EvidenceGate {
    private var last: Task<Void, Never>?

    /// Runs a body when those before it are done.
    func run<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T {
        let before = last
        let work = Task { () async throws -> T in
            await before?.value
            return try await body()
        }
        last = Task { _ = try? await work.value }
        return try await work.value
    }
}
