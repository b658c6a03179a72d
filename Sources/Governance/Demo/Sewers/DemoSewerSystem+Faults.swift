extension DemoSewerSystem {
    /// Spoils one thing; the others stay as they are.
    mutating func spoil(_ fault: Fault) {
        let mains = pipes.indices.filter { pipes[$0].kind == "main" && !pipes[$0].isPressure }
        switch fault {
        case .idle:
            pipes.removeAll { $0.kind != "main" }
            let used = Set(pipes.flatMap { [$0.from, $0.to].compactMap(\.self) })
            nodes.removeAll { !used.contains($0.code) }
        case .gap:
            // The pipe leads towards the main and stops before it; the record does not say where it should end.
            guard let pipe = pipes.indices.first(where: { pipes[$0].kind == "main" }), let end = pipes[pipe].line.last
            else { return }
            let start = pipes[pipe].line[0]
            let whole = max(5, start.distance(to: end))
            pipes[pipe].line = [start.towards(end, 4 / whole), end]
            pipes[pipe].from = nil
        case .adverse:
            guard let pipe = mains.first, let levels = pipes[pipe].inverts else { return }
            pipes[pipe].inverts = (levels.down, levels.up + 0.2)
        case .double:
            guard let pipe = mains.first else { return }
            var copy = pipes[pipe]
            copy.code = nextPipeCode
            pipes.append(copy)
        case .narrow:
            guard let pipe = mains.last, mains.count > 1 else { return }
            pipes[pipe].diameter = 160
        case .deadEnd:
            guard let pipe = mains.first, let end = pipes[pipe].line.last else { return }
            let side = DemoPoint(x: end.x + 60, y: end.y + 45)
            addPipe(
                "branch", [end, side], from: nodes.firstIndex { $0.code == pipes[pipe].to }, to: nil, inverts: nil,
                diameter: 200, place: pipes[pipe].place)
        case .padded: break
        case .circle:
            guard let pipe = mains.first, let end = pipes[pipe].line.last else { return }
            let start = pipes[pipe].line[0]
            let aside = DemoPoint(x: (start.x + end.x) / 2 + 20, y: (start.y + end.y) / 2 + 20)
            for line in [[end, aside], [aside, start]] {
                addPipe("branch", line, from: nil, to: nil, inverts: nil, diameter: 200, place: pipes[pipe].place)
            }
        }
    }
}
