/// Lays out the rivers of the invented land: one main river, a tributary a town, two creeks a tributary.
struct DemoWaterways {
    private(set) var streams: [DemoStream] = []
    private let bends: DemoNoise
    private var random: DemoRandom

    init(seed: UInt64, tributaries: Int) {
        bends = DemoNoise(seed: DemoRandom.mixed(seed ^ 0xBEEF))
        random = DemoRandom(seed, stream: 11)
        addMainRiver()
        for number in 0..<tributaries { addTributary(number, of: tributaries) }
        for number in 0..<tributaries {
            addCreek(to: number + 1, at: 0.34, side: 1)
            addCreek(to: number + 1, at: 0.63, side: -1)
        }
    }

    private func bend(_ along: Double, _ row: Int) -> Double {
        bends.value(along, Double(row) * 7.3 + 0.5) * 2 - 1
    }

    private mutating func addMainRiver() {
        let count = 64
        var points: [DemoPoint] = []
        var beds: [Double] = []
        for index in 0...count {
            let part = Double(index) / Double(count)
            // The mouth is in the east.
            let x = DemoTerrain.widthMetres * (1 - part)
            let y = DemoTerrain.heightMetres / 2 + bend(x / 9000, 0) * 4200 + bend(x / 2600, 1) * 800
            points.append(DemoPoint(x: x, y: y))
            beds.append(42 + 150 * part)
        }
        streams.append(DemoStream(points: points, beds: beds, joins: nil))
    }

    private mutating func addTributary(_ number: Int, of count: Int) {
        let main = streams[0]
        let part = (Double(number) + 0.5) / Double(count)
        let index = min(main.points.count - 2, max(1, Int(part * Double(main.points.count - 1))))
        let mouth = main.points[index]
        let side = number.isMultiple(of: 2) ? 1.0 : -1.0
        let room = side > 0 ? DemoTerrain.heightMetres - mouth.y : mouth.y
        let length = min(room - 1500, random.real(13_000, 18_000))
        let steps = 24
        var points = [mouth]
        var beds = [main.beds[index]]
        for step in 1...steps {
            let way = Double(step) / Double(steps)
            let sway = bend(way * 3.1, 10 + number) * 1900 * min(1, way * 2)
            points.append(DemoPoint(x: mouth.x + sway, y: mouth.y + side * length * way))
            beds.append(main.beds[index] + length * (0.005 * way + 0.016 * way * way))
        }
        streams.append(DemoStream(points: points, beds: beds, joins: 0))
    }

    private mutating func addCreek(to number: Int, at part: Double, side: Double) {
        let river = streams[number]
        let steps = 8
        let index = Int(part * Double(river.points.count - 1))
        let mouth = river.points[index]
        let length = random.real(2600, 3900)
        let lean = river.points[index + 1].y > mouth.y ? 0.3 : -0.3
        var points = [mouth]
        var beds = [river.beds[index]]
        for step in 1...steps {
            let way = Double(step) / Double(steps)
            let sway = bend(way * 2.3, 200 + number * 2 + (side > 0 ? 0 : 1)) * 350 * way
            points.append(
                DemoPoint(x: mouth.x + side * length * way, y: mouth.y + lean * length * way + sway))
            beds.append(river.beds[index] + length * (0.004 * way + 0.028 * way * way))
        }
        streams.append(DemoStream(points: points, beds: beds, joins: number))
    }
}
