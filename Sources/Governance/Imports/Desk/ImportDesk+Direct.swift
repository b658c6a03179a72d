import Domain
import Store
import Tables

extension ImportDesk {
    /// What a file would bring, for programs that send it as a whole.
    ///
    /// - Throws: ``AccessError/notFound`` without the right to import, ``ImportError/badSetting(_:value:advice:)``,
    ///   `ExchangeError`.
    public func dryRun(_ file: ImportFile, _ settings: ImportSettings, access: Access) async throws -> ImportReport {
        guard access.mayAnywhere(.importFiles) else { throw AccessError.notFound }
        let scope = access.scope(for: .importFiles)
        try await imports.check(settings, of: file, scope: scope)
        return try await imports.dryRun(file, settings, scope: scope)
    }

    /// Takes a file in as one transaction, for programs that send it as a whole.
    ///
    /// - Throws: ``AccessError/notFound`` without the right to import, ``ImportError/badSetting(_:value:advice:)``,
    ///   ``ImportError/refused(_:)``, `ExchangeError`.
    public func commit(_ file: ImportFile, _ settings: ImportSettings, access: Access) async throws -> ImportOutcome {
        guard access.mayAnywhere(.importFiles) else { throw AccessError.notFound }
        let scope = access.scope(for: .importFiles)
        try await imports.check(settings, of: file, scope: scope)
        return try await imports.commit(file, settings, actor: Self.actor(access), scope: scope)
    }

    private var imports: Imports {
        Imports(platform)
    }
}
