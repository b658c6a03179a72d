import Domain
import Exchange
import Geo
import Planning
import Terrain

/// Brings all of a plan's files into one projected map in metres; nothing is guessed without saying so.
struct MapAlignment {
    enum Part {
        case layer(GeodataLayer)
        case raster(GeodataRaster)

        var reference: GeodataReference? {
            switch self {
            case .layer(let layer): layer.reference
            case .raster(let raster): raster.reference
            }
        }

        /// A position of it, to tell degrees from metres.
        var sample: MapPosition? {
            switch self {
            case .layer(let layer): layer.features.lazy.compactMap(\.geometry.positions.first).first
            case .raster(let raster):
                raster.raster.reference.centre(column: raster.raster.columns / 2, row: raster.raster.rows / 2)
            }
        }
    }

    private let settings: VillageSettings
    private var parts: [(part: Part, file: String)] = []

    init(settings: VillageSettings) {
        self.settings = settings
    }

    mutating func add(_ part: Part, file: String) {
        parts.append((part, file))
    }

    /// The parts in the order they were added, in one system.
    func aligned() throws -> (parts: [Part], reference: GeodataReference?, findings: [Finding]) {
        var findings: [Finding] = []
        var named: GeodataReference?
        if let system = settings.coordinateSystem {
            try Self.naming("coordinateSystem") { named = try GeodataReference(userInput: system) }
        }
        let known = parts.compactMap(\.part.reference)
        var sources: [GeodataReference?] = []
        for (part, file) in parts {
            if let own = part.reference {
                sources.append(own)
            } else if let named {
                sources.append(named)
                findings.append(finding(file, "采用设置给出的 \(named.name)", "\(named.name) from the settings was taken"))
            } else if looksLikeDegrees(part.sample) {
                throw PlanningError.coordinates(
                    file: file,
                    detail: BilingualText(
                        "没有声明坐标系，数值像经纬度（度）而不是米。请在设置中写 coordinateSystem（如 EPSG:4490），或定义坐标系后重新导出。",
                        "No coordinate system is declared, and the numbers look like degrees, not metres. Give "
                            + "coordinateSystem in the settings (such as EPSG:4490) or define it in the file."))
            } else if let other = known.first(where: { !$0.isGeographic }) {
                sources.append(other)
                findings.append(finding(file, "按其他文件的 \(other.name) 处理", "\(other.name) of the other files was taken"))
            } else if known.isEmpty {
                sources.append(nil)
                findings.append(finding(file, "数值按米处理", "its numbers were taken as metres"))
            } else {
                throw PlanningError.coordinates(
                    file: file,
                    detail: BilingualText(
                        "没有声明坐标系，而其他文件为经纬度。请在设置中写 coordinateSystem。",
                        "No coordinate system is declared while the other files are in degrees. Give coordinateSystem in "
                            + "the settings."))
            }
        }
        guard let target = try target(sources) else { return (parts.map(\.part), nil, findings) }
        var moved: [Part] = []
        for (index, item) in parts.enumerated() {
            let source = sources[index] ?? target
            try Self.naming(item.file) {
                switch item.part {
                case .layer(let layer):
                    moved.append(.layer(try GeodataTransform.layer(layer, from: source, to: target)))
                case .raster(let raster): moved.append(.raster(try raster.warped(from: source, to: target)))
                }
            }
        }
        return (moved, target, findings)
    }

    /// Does something with a file, or a setting; an error of geodata that names no file then names it.
    private static func naming(_ file: String, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch ExchangeError.geodata(let fault, file: "", let detail) {
            throw ExchangeError.geodata(fault, file: file, detail: detail)
        }
    }

    /// The system of the first file that is in metres; else a zone of CGCS2000 or of UTM around the first position.
    private func target(_ sources: [GeodataReference?]) throws -> GeodataReference? {
        let known = sources.compactMap(\.self)
        // The raster's system first: warping heights costs exactness, moving points does not.
        let ordered = [sources.last ?? nil].compactMap(\.self) + known
        if let metric = ordered.first(where: { !$0.isGeographic && abs($0.metresPerUnit - 1) < 1e-3 }) { return metric }
        guard let first = known.first, let sample = parts.first?.part.sample else { return nil }
        var degrees = sample
        try Self.naming(parts.first?.file ?? "") {
            degrees = try GeodataTransform.positions(
                [sample], from: first, to: GeodataReference(userInput: "EPSG:4326"))[0]
        }
        guard abs(degrees.east) <= 180, abs(degrees.north) <= 90 else {
            throw PlanningError.coordinates(
                file: parts.first?.file ?? "",
                detail: BilingualText(
                    "坐标系 \(first.name) 以度为单位，而数值 (\(sample.east), \(sample.north)) 不是经纬度。请改正坐标系（文件或设置 coordinateSystem）。",
                    "The system \(first.name) is in degrees, but (\(sample.east), \(sample.north)) is no longitude and latitude. "
                        + "Correct the system, in the file or as coordinateSystem in the settings."))
        }
        let meridian = Int((degrees.east / 3).rounded()) * 3
        if (18...54).contains(degrees.north),
            let zone = try? GaussKrugerZone(width: .threeDegrees, centralMeridian: meridian)
        {
            return try GeodataReference(userInput: "EPSG:\(zone.epsgCode)")
        }
        return try GeodataReference.universalTransverseMercator(around: degrees)
    }

    private func looksLikeDegrees(_ sample: MapPosition?) -> Bool {
        guard let sample else { return false }
        return abs(sample.east) <= 180 && abs(sample.north) <= 90
    }

    private func finding(_ file: String, _ doneZh: String, _ doneEn: String) -> Finding {
        Finding(
            .warning, "no-coordinate-system", at: Finding.Place(sheet: file),
            BilingualText("\(file) 没有声明坐标系，\(doneZh)。", "\(file) declares no coordinate system; \(doneEn)."),
            advice: BilingualText("请在文件中定义坐标系。", "Define the coordinate system in the file."))
    }
}
