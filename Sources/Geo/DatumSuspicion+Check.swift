extension DatumSuspicion {
    /// Examines imported positions against what is known of their places.
    ///
    /// - Parameters:
    ///   - samples: positions as read, with expected positions or areas where known.
    ///   - declared: the system the file declares.
    /// - Complexity: O(*n* log *n*) in the samples, and for those with an area O(corners) each.
    public init(of samples: [DatumSample], declaredAs declared: CoordinateSystem) {
        var swapped: [Int] = []
        var impossible: [Int] = []
        var outside: [Int] = []
        var placed: [PlacedSample] = []
        for (index, sample) in samples.enumerated() {
            if let place = Self.placeInChina(sample.imported, in: declared) {
                placed.append(PlacedSample(place: place, sample: sample, declared: declared))
                if let area = sample.expectedArea, !area.contains(place) { outside.append(index) }
            } else if Self.placeInChina(sample.imported.swapped, in: declared) != nil {
                swapped.append(index)
            } else {
                impossible.append(index)
            }
        }
        let others = [CoordinateSystem.cgcs2000, .gcj02, .bd09].filter { $0 != declared.datum }
        let withArea = placed.filter { $0.sample.expectedArea != nil }
        self.declared = declared
        examinedCount = samples.count
        swappedIndices = swapped
        impossibleIndices = impossible
        outsideAreaIndices = outside
        withAreaCount = withArea.count
        offset = OffsetEvidence(placed, candidates: others)
        areas = withArea.isEmpty ? [] : others.map { AreaEvidence(withArea, as: $0) }
    }

    private static func placeInChina(_ position: MapPosition, in system: CoordinateSystem) -> Coordinate? {
        guard let place = try? system.coordinate(of: position),
            BoundingBox.chinaWithSeas.contains(place)
        else { return nil }
        return place
    }
}

/// A sample whose position could be read in the declared system.
private struct PlacedSample {
    let place: Coordinate
    let sample: DatumSample
    let declared: CoordinateSystem

    /// Where the position is if it is really in `system`.
    func place(as system: CoordinateSystem) -> Coordinate? {
        // Projected metres were unprojected to degrees first; a projection of GCJ-02 degrees is what is suspected then.
        let degrees = declared.datum.position(of: place)
        return try? system.coordinate(of: declared.isGeographic ? sample.imported : degrees)
    }

    /// Offset of the imported from the expected position.
    func offset(from expected: Coordinate) -> LocalPlane.Offset {
        LocalPlane(origin: expected).offset(of: place)
    }

    /// Offset that arises at a place if positions in `system` are read as the declared one.
    func predictedOffset(at expected: Coordinate, system: CoordinateSystem) -> LocalPlane.Offset? {
        let mistaken = try? declared.datum.coordinate(of: system.position(of: expected))
        return mistaken.map { LocalPlane(origin: expected).offset(of: $0) }
    }
}

extension DatumSuspicion.AreaEvidence {
    fileprivate init(_ samples: [PlacedSample], as system: CoordinateSystem) {
        var (gained, lost) = (0, 0)
        for sample in samples {
            guard let area = sample.sample.expectedArea else { continue }
            let before = area.contains(sample.place)
            let after = sample.place(as: system).map(area.contains) ?? false
            if after, !before { gained += 1 }
            if before, !after { lost += 1 }
        }
        self.system = system
        gainedCount = gained
        lostCount = lost
    }
}

extension DatumSuspicion.OffsetEvidence {
    fileprivate init?(_ samples: [PlacedSample], candidates systems: [CoordinateSystem]) {
        let pairs = samples.compactMap { sample in
            sample.sample.expectedPosition.map { (sample: sample, expected: $0) }
        }
        let offsets = pairs.map { $0.sample.offset(from: $0.expected) }
        guard let median = LocalPlane.Offset(medianOf: offsets) else { return nil }
        sampleCount = offsets.count
        self.median = median
        standardErrorMetres = Self.standardError(of: offsets, around: median)
        candidates = systems.compactMap { system in
            let predictions = pairs.compactMap { $0.sample.predictedOffset(at: $0.expected, system: system) }
            guard predictions.count == offsets.count else { return nil }
            return Candidate(system: system, predictions: predictions, offsets: offsets)
        }
    }

    /// √(π/2)·σ/√n for a median, with σ = 1.4826 · median absolute deviation, both axes together.
    private static func standardError(
        of offsets: [LocalPlane.Offset], around median: LocalPlane.Offset
    ) -> Double {
        let deviations = offsets.map {
            LocalPlane.Offset(
                eastMetres: abs($0.eastMetres - median.eastMetres),
                northMetres: abs($0.northMetres - median.northMetres))
        }
        guard let spread = LocalPlane.Offset(medianOf: deviations) else { return .infinity }
        return 1.2533 * 1.4826 * spread.lengthMetres / Double(offsets.count).squareRoot()
    }
}

extension DatumSuspicion.OffsetEvidence.Candidate {
    fileprivate init?(system: CoordinateSystem, predictions: [LocalPlane.Offset], offsets: [LocalPlane.Offset]) {
        let residuals = zip(offsets, predictions).map {
            LocalPlane.Offset(
                eastMetres: $0.eastMetres - $1.eastMetres, northMetres: $0.northMetres - $1.northMetres)
        }
        guard let predicted = LocalPlane.Offset(medianOf: predictions),
            let residual = LocalPlane.Offset(medianOf: residuals)
        else { return nil }
        let limit = DatumSuspicion.OffsetEvidence.agreementMetres
        self.system = system
        self.predicted = predicted
        differenceMetres = residual.lengthMetres
        agreeingShare = Double(residuals.count { $0.lengthMetres <= limit }) / Double(residuals.count)
    }
}

extension LocalPlane.Offset {
    /// The median of each component, or `nil` for no offsets.
    fileprivate init?(medianOf offsets: [LocalPlane.Offset]) {
        guard let east = Self.median(offsets.map(\.eastMetres)), let north = Self.median(offsets.map(\.northMetres))
        else { return nil }
        self.init(eastMetres: east, northMetres: north)
    }

    private static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
