import Domain
import Exchange
public import Geo
import Sealing
import Store
import Synchronization
import Tables
import Terrain

/// Shaded relief as tiles of the map (地形晕渲瓦片), within what the asker may see.
public struct ReliefDesk: Sendable {
    private let platform: Platform
    private let shelf = ReliefShelf()

    /// A desk over the platform; tiles that it draws stay in its memory.
    public init(_ platform: Platform) {
        self.platform = platform
    }

    /// The relief that somebody may see.
    public struct Relief: Sendable {
        /// A name for what it is drawn from; another one where the heights are others.
        public let version: String
        /// The box around it.
        public let box: BoundingBox
        /// The deepest level that shows more than the one before; browsers enlarge beyond it.
        public let deepestZoom: Int
        let records: [TerrainRecord]
        let outlines: ReliefOutlines
    }

    /// A tile as PNG.
    public struct Tile: Sendable {
        /// The file; empty where there is nothing to be seen.
        public let bytes: [UInt8]
        /// A name for the bytes.
        public let tag: String
    }

    /// The levels on which there are tiles: farther out a county is a few pixels.
    public static let zooms = 6...14

    /// The relief that somebody may see; nil where there is none.
    ///
    /// Who may see a place on the map may see its relief, and who may see a town that of its county: a hill does not
    /// end at the border.
    /// - Throws: `DatabaseError`.
    public func relief(for viewer: MapDesk.Viewer) async throws -> Relief? {
        guard case .access(let access) = viewer else { return nil }
        let scope = access.scope(for: .viewRegister)
        guard !scope.isEmpty else { return nil }
        let (records, outlines) = try await platform.database.read { [shelf] session in
            try Self.grids(within: scope, shelf, asOf: AsOf(valid: platform.today), in: session)
        }
        guard let first = records.first else { return nil }
        let box = records.dropFirst().reduce(first.box) { $0.union($1.box) }
        // The number is raised with every change of how tiles are drawn: browsers keep them for as long as it stays.
        let digest = SHA256Digest(of: (["3", outlines.name] + records.map(\.hash)).joined(separator: " "))
        // Two pixels a cell: with more of them the edges of the cells are to be seen.
        let deepest = TileAddress.zoom(ofPixelMetres: first.cellMetres / 2, latitude: box.centre.latitude)
        return Relief(
            version: String(digest.hexadecimal.prefix(16)), box: box,
            deepestZoom: min(max(deepest, Self.zooms.lowerBound), Self.zooms.upperBound), records: records,
            outlines: outlines)
    }

    /// The grids of a scope, the finest first, and where their places end if some of them overlap.
    private static func grids(
        within scope: AreaScope, _ shelf: ReliefShelf, asOf: AsOf, in session: any Session
    ) throws -> ([TerrainRecord], ReliefOutlines) {
        let reader = RegionReader(session, asOf: asOf)
        var found: [(record: TerrainRecord, area: Region)] = []
        for record in try TerrainTable(session).holding() {
            guard let area = try reader.region(record.area) else { continue }
            if scope.contains(area.path) || scope.paths.contains(where: { area.path.contains($0) }) {
                found.append((record, area))
            }
        }
        let records = found.map(\.record)
        guard ReliefOutlines.areNeeded(for: records) else { return (records, .none) }
        let areas = found.map(\.area)
        let outlines = try ReliefOutlines.read(
            areas, after: shelf.outlines(of: areas.map(\.id)), asOf: asOf, in: session)
        shelf.keep(outlines)
        return (records, outlines)
    }

    /// A tile of a relief.
    ///
    /// - Returns: Nil for levels on which there are none.
    /// - Complexity: O(pixels · grids) where it is not in memory.
    public func tile(_ address: TileAddress, of relief: Relief) -> Tile? {
        guard Self.zooms.contains(address.zoom) else { return nil }
        let key = ReliefShelf.Key(version: relief.version, address: address)
        if let tile = shelf.tile(key) { return tile }
        let bytes = draw(address, relief) ?? []
        let tile = Tile(bytes: bytes, tag: String(SHA256Digest(of: bytes).hexadecimal.prefix(24)))
        shelf.keep(tile, key)
        return tile
    }

    private func draw(_ address: TileAddress, _ relief: Relief) -> [UInt8]? {
        guard let box = address.box.boundingBox else { return nil }
        let grids = relief.records.filter { $0.box.intersects(box) }.compactMap { record -> Grid? in
            // Half as many again as pixels: at the edge of a level a cell is somewhat narrower than a pixel.
            let file = try? TerrainFile(platform.evidence.terrain(record.hash))
            guard let heights = try? file?.heights(in: box, columns: 384, rows: 384) else { return nil }
            return Grid(heights: heights, outline: relief.outlines.shapes[record.area])
        }
        guard !grids.isEmpty else { return nil }
        // Seen from farther away, ground of the same form looks flatter: it is drawn the steeper.
        let exaggeration = 1.8 + 0.45 * Double(Self.zooms.upperBound - address.zoom)
        let height = Self.height(of: grids, in: box)
        let shades = Hillshade(exaggeration: exaggeration).shades(of: address, height: height)
        guard let shades, shades.contains(where: { $0 > 0 }) else { return nil }
        return PNGPicture.file(
            width: Hillshade.side, height: Hillshade.side, pixels: shades, palette: Self.palette)
    }

    /// The part of a grid that a tile needs, and where its place ends.
    private struct Grid {
        let heights: Raster
        let outline: MultiPolygon?
    }

    /// The height at a position: by the finest grid whose place it lies in, else by the finest that knows one.
    private static func height(of grids: [Grid], in box: BoundingBox) -> (Coordinate) -> Double? {
        let masks = grids.map { grid in
            grids.count > 1 ? grid.outline.map { OutlineMask($0, in: box, side: 384) } : nil
        }
        return { position in
            let place = MapPosition(east: position.longitude, north: position.latitude)
            for (grid, mask) in zip(grids, masks) where mask?.contains(position) == true {
                if let height = grid.heights.value(at: place) { return height }
            }
            for grid in grids { if let height = grid.heights.value(at: place) { return height } }
            return nil
        }
    }

    /// No shade, seven kinds of light, eight of shade; all of them let the ground's colour through.
    private static let palette: [PNGPicture.Colour] =
        [PNGPicture.Colour(red: 255, green: 255, blue: 255, opacity: 0)]
        + (1...7).map { PNGPicture.Colour(red: 255, green: 255, blue: 250, opacity: UInt8(18 * $0)) }
        + (1...8).map { PNGPicture.Colour(red: 42, green: 58, blue: 62, opacity: UInt8(18 * $0)) }
}

/// The tiles that were drawn of late.
private final class ReliefShelf: Sendable {
    struct Key: Hashable, Sendable {
        let version: String
        let address: TileAddress
    }

    private struct State {
        var outlines: [[SubjectID]: ReliefOutlines] = [:]
        var tiles: [Key: ReliefDesk.Tile] = [:]
        var bytes = 0
    }

    private static let mostBytes = 48 << 20
    private let state = Mutex(State())

    /// What was read last of the outlines of places.
    func outlines(of areas: [SubjectID]) -> ReliefOutlines? { state.withLock { $0.outlines[areas] } }

    func keep(_ outlines: ReliefOutlines) {
        state.withLock { state in
            if state.outlines.count >= 16, state.outlines[outlines.areas] == nil { state.outlines.removeAll() }
            state.outlines[outlines.areas] = outlines
        }
    }

    func tile(_ key: Key) -> ReliefDesk.Tile? { state.withLock { $0.tiles[key] } }

    func keep(_ tile: ReliefDesk.Tile, _ key: Key) {
        state.withLock { state in
            let size = tile.bytes.count + 200
            if state.bytes + size > Self.mostBytes {
                // All at once: what is asked for comes back within milliseconds, and no order need be kept.
                state.tiles.removeAll()
                state.bytes = 0
            }
            if state.tiles.updateValue(tile, forKey: key) == nil { state.bytes += size }
        }
    }
}
