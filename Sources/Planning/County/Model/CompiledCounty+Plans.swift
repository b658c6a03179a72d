extension CompiledCounty {
    /// What the choices of a state stand for.
    func ways(of state: PlanState) -> [CountyPlan.Way] {
        state.choice.map { arc in
            switch meaning[Int(arc)] {
            case .disposal(let number): .disposal(number)
            case .corridor(let number): .corridor(number)
            case .idle: .idle
            }
        }
    }

    /// The state of a plan; nil where there is none, or an arc it needs is not allowed here.
    func state(of plan: CountyPlan?) -> PlanState? {
        guard let plan, plan.ways.count == graph.nodeCount else { return nil }
        var arcs = [Meaning: Int32]()
        var idle = [Int32](repeating: -1, count: graph.nodeCount)
        for (arc, what) in meaning.enumerated() {
            if what == .idle { idle[Int(graph.tail[arc])] = Int32(arc) } else { arcs[what] = Int32(arc) }
        }
        var choice = [Int32]()
        for (village, way) in plan.ways.enumerated() {
            let arc: Int32? =
                switch way {
                case .disposal(let number): arcs[.disposal(number)]
                case .corridor(let number): arcs[.corridor(number)]
                case .idle: idle[village] < 0 ? nil : idle[village]
                }
            guard let arc, Int(graph.tail[Int(arc)]) == village else { return nil }
            choice.append(arc)
        }
        return PlanState(graph: graph, choice: choice)
    }
}
