import Domain
import Exchange
import Geo

/// What the numbers of a layer mean: the user's word, else what the file says of itself (图层坐标系).
struct LayerReading {
    /// How shapes and points become positions; nil where nobody has declared it.
    let reading: LayerFile.Reading?
    /// The system in which points come.
    let declared: CoordinateSystem?
    /// What is kept as the source datum.
    let source: String

    /// - Throws: `GeoError` for a name that neither we nor PROJ know.
    init(_ file: LayerFile, sheet: Int, named name: String?) throws(GeoError) {
        if let name, !name.isEmpty {
            do throws(GeoError) {
                self.init(try CoordinateSystem(named: name))
            } catch {
                // Only codes: the library would take other words for names of files and addresses.
                guard let code = Self.code(name), let reference = try? GeodataReference(userInput: "EPSG:\(code)") else {
                    throw error
                }
                self.init(reference, called: "EPSG:\(code)")
            }
        } else if let reference = file.reference(ofSheet: sheet) {
            if let system = reference.epsgCode.flatMap({ CoordinateSystem(epsgCode: $0) })
                ?? (try? CoordinateSystem(named: reference.name))
            {
                self.init(system)
            } else {
                self.init(reference, called: reference.epsgCode.map { "EPSG:\($0)" } ?? reference.name)
            }
        } else {
            self.init(reading: nil, declared: nil, source: "")
        }
    }

    private init(_ system: CoordinateSystem) {
        self.init(reading: .system(system), declared: system, source: system.identifier)
    }

    private init(_ reference: GeodataReference, called name: String) {
        self.init(reading: .reference(reference), declared: .cgcs2000, source: String(name.prefix(60)))
    }

    private init(reading: LayerFile.Reading?, declared: CoordinateSystem?, source: String) {
        self.reading = reading
        self.declared = declared
        self.source = source
    }

    /// Whether PROJ does the conversion.
    var isByLibrary: Bool {
        if case .reference? = reading { true } else { false }
    }

    private static func code(_ name: String) -> Int? {
        let folded = name.uppercased().filter { !$0.isWhitespace }
        guard folded.hasPrefix("EPSG:") else { return nil }
        return Int(folded.dropFirst(5))
    }
}
