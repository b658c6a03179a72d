/// Makes a plan of choices that may run in circles or end at household units.
enum PlanRepair {
    /// Keeps as many choices as form a forest, and gives the others their cheapest way to the root.
    ///
    /// - Parameter fallback: A plan whose arcs stand in where a village has no root arc.
    static func plan(from chosen: [Int32], fallback: [Int32], in graph: CountyGraph) -> PlanState {
        var choice = chosen
        var carries = [Bool](repeating: false, count: graph.nodeCount)
        for node in 0..<graph.nodeCount {
            let head = Int(graph.head[Int(choice[node])])
            if head >= 0 { carries[head] = true }
        }
        for node in 0..<graph.nodeCount where carries[node] && graph.ownOnly[Int(choice[node])] {
            choice[node] = throughArc(node, graph) ?? choice[node]
        }
        // 0: not seen, 1: on the way, 2: reaches the root.
        var mark = [UInt8](repeating: 0, count: graph.nodeCount)
        for start in 0..<graph.nodeCount {
            var way = [Int]()
            var at = start
            while at >= 0, mark[at] == 0 {
                mark[at] = 1
                way.append(at)
                at = Int(graph.head[Int(choice[at])])
            }
            if at >= 0, mark[at] == 1 {
                guard let root = throughArc(at, graph) else { return PlanState(graph: graph, choice: fallback) }
                choice[at] = root
            }
            for node in way { mark[node] = 2 }
        }
        for node in 0..<graph.nodeCount {
            let head = Int(graph.head[Int(choice[node])])
            if head >= 0, graph.ownOnly[Int(choice[head])] { return PlanState(graph: graph, choice: fallback) }
        }
        return PlanState(graph: graph, choice: choice)
    }

    /// The root arc, cheapest for the village's own flow, that others may use too.
    private static func throughArc(_ node: Int, _ graph: CountyGraph) -> Int32? {
        graph.out(node).filter { graph.head[$0] < 0 && !graph.ownOnly[$0] }
            .min { graph.value($0, graph.demand[node]) < graph.value($1, graph.demand[node]) }.map { Int32($0) }
    }
}
