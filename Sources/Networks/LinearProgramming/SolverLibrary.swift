import Foundation
import Glibc

/// The functions of the HiGHS library, found at run time.
///
/// The library's public C interface is described at https://ergo-code.github.io/HiGHS; its `HighsInt` is 32 bits wide,
/// which is checked on loading. Loading at run time keeps the build free of a library that no Debian 12 package carries.
struct SolverLibrary: @unchecked Sendable {  // Addresses of functions; written once, never changed.
    typealias Model = UnsafeMutableRawPointer
    typealias Doubles = UnsafePointer<Double>?
    typealias Integers = UnsafePointer<Int32>?
    typealias Callback =
        @convention(c) (
            Int32, UnsafePointer<CChar>?, UnsafeRawPointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
        ) -> Void

    let create: @convention(c) () -> Model?
    let destroy: @convention(c) (Model) -> Void
    let setBool: @convention(c) (Model, UnsafePointer<CChar>, Int32) -> Int32
    let setInteger: @convention(c) (Model, UnsafePointer<CChar>, Int32) -> Int32
    let setDouble: @convention(c) (Model, UnsafePointer<CChar>, Double) -> Int32
    let passMixed:
        @convention(c) (
            Model, Int32, Int32, Int32, Int32, Int32, Double, Doubles, Doubles, Doubles, Doubles, Doubles, Integers,
            Integers, Doubles, Integers
        ) -> Int32
    let addRows: @convention(c) (Model, Int32, Doubles, Doubles, Int32, Integers, Integers, Doubles) -> Int32
    let deleteRows: @convention(c) (Model, Int32, Integers) -> Int32
    let changeBounds: @convention(c) (Model, Int32, Double, Double) -> Int32
    let changeCost: @convention(c) (Model, Int32, Double) -> Int32
    let changeIntegrality: @convention(c) (Model, Int32, Int32) -> Int32
    let suggest: @convention(c) (Model, Doubles, Doubles, Doubles, Doubles) -> Int32
    let setCallback: @convention(c) (Model, Callback?, UnsafeMutableRawPointer?) -> Int32
    let startCallback: @convention(c) (Model, Int32) -> Int32
    let resetScheduler: @convention(c) (Int32) -> Void
    let resetClocks: @convention(c) (Model) -> Int32
    let run: @convention(c) (Model) -> Int32
    let status: @convention(c) (Model) -> Int32
    let doubleInfo: @convention(c) (Model, UnsafePointer<CChar>, UnsafeMutablePointer<Double>) -> Int32
    let integerInfo: @convention(c) (Model, UnsafePointer<CChar>, UnsafeMutablePointer<Int32>) -> Int32
    let solution:
        @convention(c) (
            Model, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?,
            UnsafeMutablePointer<Double>?
        ) -> Int32
    /// The library's own name of its version.
    let version: String

    /// The library, looked for once in a process.
    static func load() throws(SolverError) -> SolverLibrary { try found.get() }

    private static let found = Result { () throws(SolverError) -> SolverLibrary in
        try open(
            among: SolverLocation.candidates(
                environment: ProcessInfo.processInfo.environment, program: SolverLocation.program))
    }

    /// The first library that is there and can be used.
    /// - Throws: ``SolverError/missing(tried:)``, or ``SolverError/unusable(path:reason:)`` for a file that is there but
    ///   does not serve.
    static func open(among paths: [String]) throws(SolverError) -> SolverLibrary {
        for path in paths {
            if let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) { return try SolverLibrary(handle, path: path) }
            if path.contains("/"), FileManager.default.fileExists(atPath: path) {
                throw SolverError.unusable(path: path, reason: dlerror().map { String(cString: $0) } ?? "dlopen")
            }
        }
        throw SolverError.missing(tried: paths)
    }
}

extension SolverLibrary {
    private init(_ handle: UnsafeMutableRawPointer, path: String) throws(SolverError) {
        func find<Function>(_ name: String, as _: Function.Type = Function.self) throws(SolverError) -> Function {
            guard let address = dlsym(handle, "Highs_" + name) else {
                throw SolverError.unusable(path: path, reason: "no function Highs_\(name)")
            }
            return unsafeBitCast(address, to: Function.self)
        }
        create = try find("create")
        destroy = try find("destroy")
        setBool = try find("setBoolOptionValue")
        setInteger = try find("setIntOptionValue")
        setDouble = try find("setDoubleOptionValue")
        passMixed = try find("passMip")
        addRows = try find("addRows")
        deleteRows = try find("deleteRowsBySet")
        changeBounds = try find("changeColBounds")
        changeCost = try find("changeColCost")
        changeIntegrality = try find("changeColIntegrality")
        suggest = try find("setSolution")
        setCallback = try find("setCallback")
        startCallback = try find("startCallback")
        resetScheduler = try find("resetGlobalScheduler")
        resetClocks = try find("zeroAllClocks")
        run = try find("run")
        status = try find("getModelStatus")
        doubleInfo = try find("getDoubleInfoValue")
        integerInfo = try find("getIntInfoValue")
        solution = try find("getSolution")

        let major = try find("versionMajor", as: (@convention(c) () -> Int32).self)()
        let versionText = try find("version", as: (@convention(c) () -> UnsafePointer<CChar>?).self)()
        version = versionText.map { String(cString: $0) } ?? "?"
        guard major == 1 else { throw SolverError.unusable(path: path, reason: "HiGHS \(version)") }
        guard let model = create() else { throw SolverError.unusable(path: path, reason: "Highs_create") }
        defer { destroy(model) }
        let width = try find("getSizeofHighsInt", as: (@convention(c) (Model) -> Int32).self)(model)
        guard width == 4 else { throw SolverError.unusable(path: path, reason: "HighsInt has \(width) bytes") }
    }
}
