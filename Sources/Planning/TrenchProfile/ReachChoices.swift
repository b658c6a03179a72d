/// What the trench programme remembers of one reach, to read the best course back.
struct ReachChoices {
    /// The start that stands for a pressure main.
    static let pressure: Int16 = -2

    let sizeCount: Int
    let starts: Int
    let ends: Int
    /// By size and starting level: the deeper level from which sewage is lifted to it, or −1.
    var liftedFrom: [Int16]
    /// By size and level at the end: the level where the reach begins.
    private(set) var start: [Int16]
    private var cost: [Double]
    /// By size and level: the least cost of ending in no larger a pipe and no deeper; falls in the manhole included.
    var arrival: [Double] = []
    /// The size and level of that least cost.
    private(set) var fromSize: [UInt8] = []
    private(set) var fromEnd: [Int16] = []

    init(sizeCount: Int, starts: Int, ends: Int) {
        self.sizeCount = sizeCount
        self.starts = starts
        self.ends = ends
        liftedFrom = [Int16](repeating: -1, count: sizeCount * starts)
        start = [Int16](repeating: -1, count: sizeCount * ends)
        cost = [Double](repeating: .infinity, count: sizeCount * ends)
    }

    /// Offers a course by gravity.
    @inline(__always)
    mutating func offer(_ cost: Double, size: Int, end: Int, start: Int) {
        let place = size * ends + end
        if cost < self.cost[place] {
            self.cost[place] = cost
            self.start[place] = Int16(truncatingIfNeeded: start)
        }
    }

    /// Offers a pressure main; it ends at the shallowest level, and the pipe after it may be any.
    mutating func offerPressure(_ cost: Double) {
        if cost < self.cost[0] {
            self.cost[0] = cost
            start[0] = Self.pressure
        }
    }

    /// Turns the costs of ending exactly so into those of ending so or shallower in a pipe not larger.
    mutating func settle(dropLevels: Int, dropCost: Double) {
        let count = sizeCount * ends
        fromSize = [UInt8](repeating: 0, count: count)
        fromEnd = [Int16](repeating: 0, count: count)
        for size in 0..<sizeCount {
            for end in 0..<ends {
                let place = size * ends + end
                fromSize[place] = UInt8(truncatingIfNeeded: size)
                if size > 0, cost[place - ends] < cost[place] {
                    cost[place] = cost[place - ends]
                    fromSize[place] = fromSize[place - ends]
                }
            }
        }
        arrival = cost
        for size in 0..<sizeCount { settleFalls(size, dropLevels, dropCost) }
        cost = []
    }

    /// For one size, lets sewage end shallower and fall; a great fall costs a drop manhole.
    private mutating func settleFalls(_ size: Int, _ dropLevels: Int, _ dropCost: Double) {
        let base = size * ends
        let sizes = Array(fromSize[base..<(base + ends)])
        var great = Double.infinity
        var greatEnd = 0
        for end in 0..<ends {
            var best = Double.infinity
            var bestEnd = end
            if dropLevels < end {
                let leaving = end - dropLevels - 1
                if cost[base + leaving] < great {
                    great = cost[base + leaving]
                    greatEnd = leaving
                }
                if great + dropCost < best {
                    best = great + dropCost
                    bestEnd = greatEnd
                }
            }
            if dropLevels >= ends {
                // Falls cost nothing: the best so far, or this one.
                if end > 0, arrival[base + end - 1] <= cost[base + end] {
                    best = arrival[base + end - 1]
                    bestEnd = Int(fromEnd[base + end - 1])
                } else {
                    best = cost[base + end]
                }
            } else {
                for near in max(0, end - dropLevels)...end where cost[base + near] < best {
                    best = cost[base + near]
                    bestEnd = near
                }
            }
            arrival[base + end] = best
            fromEnd[base + end] = Int16(truncatingIfNeeded: bestEnd)
            fromSize[base + end] = sizes[bestEnd]
        }
    }

    /// Where sewage really ends for an allowed size and level: the size, the level and the level of the reach's start.
    func course(size: Int, end: Int) -> (size: Int, end: Int, start: Int16) {
        let place = size * ends + end
        let realSize = Int(fromSize[place])
        let realEnd = Int(fromEnd[place])
        return (realSize, realEnd, start[realSize * ends + realEnd])
    }
}
