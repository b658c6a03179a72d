import Domain
import Governance
import Store

/// Spot checks as JSON.
enum SpotCheckJSON {
    /// The members of a spot check.
    static func write(_ record: CampaignRecord, to json: inout JSONBuffer) {
        json.member("id", record.id)
        json.member("title", record.title)
        json.member("organiser", record.organiser)
        json.member("purpose", record.purpose)
        json.member("host", record.host.number)
        json.member("level", Int64(record.level.rawValue))
        json.member("area", record.area.number)
        json.member("phase", record.phase.rawValue)
        json.member("frameDay", record.frameDay?.description)
        json.member("frameHash", record.frameHash)
        json.member("createdAt", record.createdAt.milliseconds)
        json.member("finishedAt", record.finishedAt?.milliseconds)
        json.name("result")
        if let result = CampaignResult(json: record.result) { write(result, to: &json) } else { json.writeNull() }
    }

    /// A spot check with all its parts; tasks of lists that are not open are not in it.
    static func write(_ overview: CampaignOverview, to json: inout JSONBuffer) {
        json.object { json in
            write(overview.record, to: &json)
            json.member("taskCount", Int64(overview.taskCount))
            json.member("problemCount", Int64(overview.problemCount))
            json.member("commitment", overview.seed?.commitment)
            json.name("strata")
            json.array(overview.strata) { json, stratum in
                json.object {
                    $0.member("name", stratum.name)
                    $0.member("population", Int64(stratum.population))
                    $0.member("size", stratum.size.map { Int64($0) })
                    $0.member("townships", Int64(stratum.townCount))
                    $0.member("drawnTownships", stratum.towns.map { Int64($0.count) })
                    $0.member("eachTownship", stratum.towns.map { Int64($0.each) })
                    $0.member("isCheckedInFull", stratum.isCertain)
                }
            }
            json.name("excluded")
            json.array(overview.excluded) { json, row in
                json.object {
                    $0.member("code", row.code)
                    $0.member("name", row.name)
                    $0.member("reason", row.exclusion)
                }
            }
            json.name("tasks")
            json.array(overview.tasks) { json, task in
                json.object {
                    $0.member("assignment", task.assignment.id)
                    $0.member("facility", task.facility.facility.number)
                    $0.member("code", task.facility.code)
                    $0.member("team", Int64(task.assignment.team))
                    $0.member("day", task.assignment.day.description)
                    $0.member("kind", task.kind.rawValue)
                    $0.member("outcome", task.visit?.outcome)
                }
            }
            json.name("visits")
            json.array(overview.visits) { json, visit in write(visit, to: &json) }
        }
    }

    private static func write(_ visit: CampaignOverview.Visit, to json: inout JSONBuffer) {
        json.object { json in
            json.member("id", visit.record.id)
            json.member("clientId", visit.record.clientID)
            json.member("assignment", visit.record.assignment)
            json.member("facility", visit.record.subject?.number)
            json.member("state", visit.record.state.rawValue)
            json.member("reasons", visit.record.reasons)
            json.member("outcome", visit.record.outcome)
            json.member("receivedAt", visit.record.receivedAt.milliseconds)
            json.name("photos")
            json.array(visit.photos) { $0.write($1.hash) }
            json.name("findings")
            json.array(visit.findings) { json, finding in
                json.object {
                    $0.member("code", finding.code.rawValue)
                    $0.member("words", finding.words)
                }
            }
        }
    }

    /// The problems that were opened.
    static func write(_ problems: [SpotCheckDesk.Problem], to json: inout JSONBuffer) {
        json.object { json in
            json.name("items")
            json.array(problems) { json, problem in
                json.object { json in
                    json.member("facility", problem.facility.number)
                    json.member("code", problem.code)
                    json.member("name", problem.name)
                    json.member("place", problem.place)
                    json.member("visit", problem.visit)
                    json.member("at", problem.at.milliseconds)
                    json.name("items")
                    json.array(problem.items) { $0.write($1) }
                }
            }
        }
    }

    /// A result.
    static func write(_ result: CampaignResult, to json: inout JSONBuffer) {
        json.object { json in
            json.member("threshold", result.threshold)
            json.member("confidence", result.confidence)
            json.member("population", Int64(result.population))
            json.name("counts")
            write(result.counts, to: &json)
            json.name("best")
            if let best = result.best { write(best, to: &json) } else { json.writeNull() }
            json.name("conservative")
            write(result.conservative, to: &json)
            json.member("isProved", result.proof.isProved)
            json.member("lowerBound", result.proof.lowerBound)
            json.member("pValue", result.proof.pValue)
            json.name("isContradicted")
            if let other = result.contradiction { json.write(other.isContradicted) } else { json.writeNull() }
            for (name, parts) in [("strata", result.strata), ("towns", result.towns)] {
                json.name(name)
                json.array(parts) { json, part in
                    json.object {
                        $0.member("name", part.name)
                        $0.member("population", Int64(part.population))
                        $0.name("counts")
                        write(part.counts, to: &$0)
                    }
                }
            }
            json.member("kappa", result.recheck.kappa)
            json.member("kappaLower", result.recheck.kappaInterval?.first)
            json.member("kappaUpper", result.recheck.kappaInterval?.last)
            json.member("isTwoStage", result.isTwoStage)
            json.member("correctedEstimate", result.corrected?.estimate)
            json.member("correctedLower", result.corrected?.interval.first)
            json.member("correctedUpper", result.corrected?.interval.last)
            json.member("recheckPairs", Int64(result.recheck.pairs))
        }
    }

    private static func write(_ counts: CampaignResult.Counts, to json: inout JSONBuffer) {
        json.object {
            $0.member("effective", Int64(counts.effective))
            $0.member("notEffective", Int64(counts.notEffective))
            $0.member("inaccessible", Int64(counts.inaccessible))
            $0.member("outOfScope", Int64(counts.outOfScope))
        }
    }

    private static func write(_ estimate: CampaignResult.Estimate, to json: inout JSONBuffer) {
        json.object {
            $0.member("estimate", estimate.estimate)
            $0.member("standardError", estimate.standardError)
            $0.member("lower", estimate.lower)
            $0.member("upper", estimate.upper)
            $0.member("method", estimate.method)
        }
    }

    /// What everybody may know.
    static func write(_ found: PublicVerification, to json: inout JSONBuffer) {
        json.object { json in
            json.member("id", found.record.id)
            json.member("title", found.record.title)
            json.member("organiser", found.record.organiser)
            json.member("phase", found.record.phase.rawValue)
            json.member("frameHash", found.record.frameHash)
            json.member("eligible", Int64(found.eligible))
            json.member("excluded", Int64(found.excluded))
            json.member("isOpen", found.isOpen)
            json.member("kind", found.seed?.kind.rawValue)
            json.member("notice", found.seed?.notice)
            json.member("dueAt", found.seed?.dueAt)
            json.member("commitment", found.seed?.commitment)
            json.member("beacon", found.seed?.beacon)
            json.member("secret", found.isOpen ? found.seed?.secret : nil)
            json.member("seed", found.seed?.seed)
            json.member("command", found.isOpen ? found.command : nil)
            json.name("townships")
            json.array(found.towns) { json, town in
                json.object {
                    $0.member("stratum", town.stratum)
                    $0.member("name", town.name)
                    $0.member("ticket", town.ticket)
                    $0.member("chance", town.chance)
                }
            }
            json.name("list")
            json.array(found.lines) { json, line in
                json.object {
                    $0.member("stratum", line.stratum)
                    $0.member("place", Int64(line.place))
                    $0.member("code", line.code)
                    $0.member("ticket", line.ticket)
                    $0.member("outcome", line.outcome?.rawValue)
                }
            }
        }
    }
}
