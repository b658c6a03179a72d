extension VectorLayer {
    /// A tile with this layer alone, in the format of the Mapbox Vector Tile Specification 2.1; empty where nothing is.
    ///
    /// - Complexity: O(log *n* + corners shown).
    public func tile(_ address: TileAddress) -> [UInt8] {
        var writer = TileWriter(self, address)
        writer.writeAll()
        return writer.finished
    }

    /// One tile with several layers.
    public static func tile(_ address: TileAddress, of layers: [VectorLayer]) -> [UInt8] {
        layers.reduce(into: []) { $0 += $1.tile(address) }
    }
}

/// Cuts one tile out of a layer.
private struct TileWriter {
    /// What is drawn beyond the edge of a tile, so that symbols and strokes are not cut: 16 pixels of 512.
    private static let margin = 128
    private static let moveTo: UInt64 = 1
    private static let lineTo: UInt64 = 2
    private static let closePath: UInt64 = 7 | 1 << 3

    private let layer: VectorLayer
    private let address: TileAddress
    private let shift: Int32
    private let origin: (x: Int, y: Int)
    private let clip = TileClip(low: -TileWriter.margin, high: TileAddress.extent + TileWriter.margin)
    private let whole: WorldBox

    private var features = TileBuffer(capacity: 16 << 10)
    private var feature = TileBuffer(capacity: 512)
    private var geometry = TileBuffer(capacity: 512)
    private var packedTags = TileBuffer(capacity: 64)
    private var corners: [TilePoint] = []
    private var cursor = TilePoint(x: 0, y: 0)
    private var keyNumbers: [Int32]
    private var usedKeys: [Int32] = []
    private var values = NumberTable()

    init(_ layer: VectorLayer, _ address: TileAddress) {
        self.layer = layer
        self.address = address
        shift = Int32(address.unitBits)
        origin = (address.x << TileAddress.extentBits, address.y << TileAddress.extentBits)
        whole = address.box(margin: Self.margin)
        // A key that this level leaves out has a number below −1.
        keyNumbers = layer.keys.map { $0.minimumZoom <= address.zoom ? -1 : -2 }
    }

    mutating func writeAll() {
        let found = layer.features(in: whole, zoom: address.zoom)
        for number in found { write(number) }
    }

    /// The tile's bytes: its layer, or nothing where no feature was drawn.
    var finished: [UInt8] {
        guard features.count > 0 else { return [] }
        var body = TileBuffer(capacity: features.count + 1024)
        body.key(15, .varint)
        body.varint(2)
        body.key(1, .bytes)
        body.text(layer.name)
        body.append(features.bytes[...])
        for key in usedKeys {
            body.key(3, .bytes)
            body.text(layer.keys[Int(key)].name)
        }
        for value in values.numbers {
            let bytes = layer.valueBytes[
                Int(layer.valueStarts[Int(value)])..<Int(layer.valueStarts[Int(value) + 1])]
            body.key(4, .bytes)
            body.varint(UInt64(bytes.count))
            body.append(bytes)
        }
        body.key(5, .varint)
        body.varint(UInt64(TileAddress.extent))
        var tile = TileBuffer(capacity: body.count + 8)
        tile.message(3, body)
        return tile.bytes
    }

    private mutating func write(_ number: Int) {
        geometry.removeAll()
        cursor = TilePoint(x: 0, y: 0)
        let shape = layer.shapes[number]
        let isWhole = whole.contains(layer.index.box(number))
        switch shape {
        case .points: writePoints(number)
        case .lines: writeLines(number, isWhole: isWhole)
        case .areas: writeAreas(number, isWhole: isWhole)
        }
        guard geometry.count > 0 else { return }
        feature.removeAll()
        feature.key(1, .varint)
        feature.varint(layer.ids[number])
        writeTags(number)
        feature.key(3, .varint)
        feature.varint(UInt64(shape.rawValue))
        feature.message(4, geometry)
        features.message(2, feature)
    }

    private mutating func writeTags(_ number: Int) {
        packedTags.removeAll()
        var place = Int(layer.tagStarts[number])
        let end = Int(layer.tagStarts[number + 1])
        while place < end {
            let key = Int(layer.tags[place])
            if keyNumbers[key] == -1 {
                keyNumbers[key] = Int32(usedKeys.count)
                usedKeys.append(Int32(key))
            }
            if keyNumbers[key] >= 0 {
                packedTags.varint(UInt64(keyNumbers[key]))
                packedTags.varint(UInt64(values.place(of: layer.tags[place + 1])))
            }
            place += 2
        }
        if packedTags.count > 0 { feature.message(2, packedTags) }
    }

    /// A corner in units of the tile, rounded to the nearest.
    @inline(__always) private func local(_ vertex: Int) -> TilePoint {
        let half = shift > 0 ? Int64(1) << (shift - 1) : 0
        return TilePoint(
            x: Int((Int64(layer.xs[vertex]) + half) >> Int64(shift)) - origin.x,
            y: Int((Int64(layer.ys[vertex]) + half) >> Int64(shift)) - origin.y)
    }

    private mutating func writePoints(_ number: Int) {
        corners.removeAll(keepingCapacity: true)
        let first = Int(layer.vertexStarts[Int(layer.partStarts[number])])
        let end = Int(layer.vertexStarts[Int(layer.partStarts[number + 1])])
        for vertex in first..<end {
            let point = local(vertex)
            if clip.contains(point) { corners.append(point) }
        }
        guard !corners.isEmpty else { return }
        geometry.varint(Self.moveTo | UInt64(corners.count) << 3)
        for point in corners { step(to: point) }
    }

    private mutating func writeLines(_ number: Int, isWhole: Bool) {
        for part in Int(layer.partStarts[number])..<Int(layer.partStarts[number + 1]) {
            gather(part)
            guard corners.count > 1 else { continue }
            if isWhole {
                writeLine(corners)
            } else {
                for piece in clip.pieces(of: corners) { writeLine(piece) }
            }
        }
    }

    private mutating func writeLine(_ line: [TilePoint]) {
        geometry.varint(Self.moveTo | 1 << 3)
        step(to: line[0])
        geometry.varint(Self.lineTo | UInt64(line.count - 1) << 3)
        for index in 1..<line.count { step(to: line[index]) }
    }

    private mutating func writeAreas(_ number: Int, isWhole: Bool) {
        var isDropped = false
        for part in Int(layer.partStarts[number])..<Int(layer.partStarts[number + 1]) {
            let isHole = layer.partIsHole[part]
            // The holes of an area too small to see go with it.
            if isHole && isDropped { continue }
            gather(part)
            var ring = isWhole ? corners : clip.ring(corners)
            while ring.count > 1, ring.last == ring.first { ring.removeLast() }
            let doubledArea = Self.doubledArea(ring)
            let isSeen = ring.count > 2 && abs(doubledArea) > 1
            if !isHole { isDropped = !isSeen }
            guard isSeen else { continue }
            // Outer rings have a positive area with the y axis down, holes a negative one (section 4.3.4.4).
            if (doubledArea > 0) == isHole { ring.reverse() }
            geometry.varint(Self.moveTo | 1 << 3)
            step(to: ring[0])
            geometry.varint(Self.lineTo | UInt64(ring.count - 1) << 3)
            for index in 1..<ring.count { step(to: ring[index]) }
            geometry.varint(Self.closePath)
        }
    }

    /// The corners of a part that this level draws, without repetitions.
    private mutating func gather(_ part: Int) {
        corners.removeAll(keepingCapacity: true)
        let zoom = UInt8(address.zoom)
        for vertex in Int(layer.vertexStarts[part])..<Int(layer.vertexStarts[part + 1])
        where layer.detail[vertex] <= zoom {
            let point = local(vertex)
            if corners.last != point { corners.append(point) }
        }
    }

    private static func doubledArea(_ ring: [TilePoint]) -> Int {
        guard var previous = ring.last else { return 0 }
        var sum = 0
        for next in ring {
            sum += previous.x * next.y - next.x * previous.y
            previous = next
        }
        return sum
    }

    @inline(__always) private mutating func step(to point: TilePoint) {
        geometry.zigzag(Int32(truncatingIfNeeded: point.x - cursor.x))
        geometry.zigzag(Int32(truncatingIfNeeded: point.y - cursor.y))
        cursor = point
    }
}

/// Numbers in the order in which they were first met, found again by hashing with open addresses.
private struct NumberTable {
    private(set) var numbers: [Int32] = []
    private var slots = [Int32](repeating: -1, count: 64)

    /// The place of a number; a new one goes to the end.
    mutating func place(of number: Int32) -> Int {
        var slot = Self.slot(number, slots.count)
        while slots[slot] >= 0 {
            if numbers[Int(slots[slot])] == number { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(numbers.count)
        numbers.append(number)
        if numbers.count * 2 > slots.count { grow() }
        return numbers.count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (place, number) in numbers.enumerated() {
            var slot = Self.slot(number, slots.count)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place)
        }
    }

    @inline(__always) private static func slot(_ number: Int32, _ count: Int) -> Int {
        Int((UInt32(bitPattern: number) &* 2_654_435_769) >> 7) & (count - 1)
    }
}
