/// Looks through a network for what cannot be right (管网检查).
public struct SewerInspection: Sendable {
    /// What one facility's own network holds.
    public struct Catchment: Sendable {
        /// The facility's site.
        public let facility: Int
        /// The pipes, nearest first.
        public let pipes: [Int]
        /// The villages whose pipes drain to it.
        public let villages: [Int]
        /// Households connected by the survey.
        public let households: Int
        /// Metres of pipe by kind.
        public let lengthsMetres: [SewerSurvey.PipeKind: Double]
    }

    /// The network.
    public let network: SewerNetwork
    /// What the ledger says.
    public let ledger: SewerLedger
    /// The facilities in the order of their sites, with what drains to each.
    public let catchments: [Catchment]

    /// Prepares an inspection by tracing every facility.
    /// - Complexity: O(arcs), more where arcs fork towards several facilities.
    public init(_ network: SewerNetwork, ledger: SewerLedger) {
        self.network = network
        self.ledger = ledger
        catchments = network.survey.siteKinds.indices.filter { network.survey.siteKinds[$0] == .facility }.map { site in
            let trace = network.trace(
                .upstream, from: network.start(atSite: site, .upstream), stopsAtFacilities: true)
            let pipes = network.pipes(in: trace)
            return Catchment(
                facility: site, pipes: pipes, villages: network.villages(of: pipes),
                households: network.households(in: trace, with: pipes),
                lengthsMetres: network.lengthsMetres(in: trace))
        }
    }

    /// Everything found, the gravest kinds first, each kind in the order of the survey.
    /// - Complexity: O(arcs · log arcs).
    public func findings() -> [SewerFinding] {
        let parts = components()
        return facilityFindings() + villageFindings() + parts + loops() + adverseSlopes() + deadEnds() + overlaps()
            + lengthFindings() + narrowings() + oddities()
    }
}

extension SewerInspection {
    /// Facilities to which no household or no pipe leads.
    func facilityFindings() -> [SewerFinding] {
        catchments.compactMap { catchment in
            if catchment.pipes.isEmpty {
                return ledger.facilities[catchment.facility]?.expectsNetwork == true
                    ? .noPipes(facility: catchment.facility) : nil
            }
            guard catchment.villages.isEmpty, catchment.households == 0 else { return nil }
            return .noHouseholds(facility: catchment.facility, pipes: catchment.pipes.count)
        }
    }

    /// Villages that the ledger connects and the pipes do not.
    func villageFindings() -> [SewerFinding] {
        var result: [SewerFinding] = []
        var named: Set<Int> = []
        var treated: Set<Int> = []
        for catchment in catchments {
            treated.formUnion(catchment.villages)
            // Without any pipe the facility itself is the finding.
            if catchment.pipes.isEmpty { continue }
            for village in ledger.facilities[catchment.facility]?.villages ?? []
            where !catchment.villages.contains(village) {
                result.append(.notConnected(village: village, facility: catchment.facility))
                named.insert(village)
            }
        }
        for village in ledger.pipedVillages where !treated.contains(village) && !named.contains(village) {
            if !network.pipes(ofVillage: village).isEmpty { result.append(.notTreated(village: village)) }
        }
        return result
    }

    /// Surveyed lengths against recorded ones.
    func lengthFindings() -> [SewerFinding] {
        catchments.flatMap { catchment -> [SewerFinding] in
            guard let recorded = ledger.facilities[catchment.facility], !catchment.pipes.isEmpty else { return [] }
            let surveyed = catchment.lengthsMetres
            let total = surveyed.values.reduce(0, +)
            // Kinds cannot be compared where some pipes have none.
            let hasKinds = surveyed[.unknown] ?? 0 == 0
            var pairs: [(SewerSurvey.PipeKind?, Double, Double?)] = [(nil, total, recorded.totalMetres)]
            if hasKinds {
                pairs += [
                    (.main, surveyed[.main] ?? 0, recorded.mainMetres),
                    (.branch, surveyed[.branch] ?? 0, recorded.branchMetres),
                    (.lateral, surveyed[.lateral] ?? 0, recorded.lateralMetres),
                ]
            }
            return pairs.compactMap { kind, found, ledgerMetres in
                guard let ledgerMetres, ledgerMetres.isFinite,
                    abs(found - ledgerMetres) > max(ledger.lengthMetres, ledger.lengthShare * ledgerMetres)
                else { return nil }
                return .lengthDiffers(
                    facility: catchment.facility, kind: kind, surveyed: found, recorded: ledgerMetres)
            }
        }
    }
}
