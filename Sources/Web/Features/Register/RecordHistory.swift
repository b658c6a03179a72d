import Domain
import Governance
import Store

/// What was recorded of a subject, newest first: when it became known, since when it holds, by whom, through which door.
struct RecordHistory {
    let record: RegisterPage
    let text: FieldText
    let site: Site
    let language: Language
    let mayAudit: Bool

    var html: HTML {
        section(.id("history")) { HistoryTimeline(events, language) }
    }

    /// Where a value came from: the door, the place in the file or form, who, when.
    static func source(_ fact: SourcedFact, _ site: Site, _ language: Language) -> String {
        let origin = fact.origin
        var parts = [language(RecordText.door(origin.actor.channel))]
        switch origin.actor.channel {
        case .importFile, .demo: parts.append(fact.fact.locus)
        case .form, .api, .command: parts.append(origin.actor.name)
        }
        if !fact.statedSource.isEmpty { parts.append(fact.statedSource) }
        let day = language.day(site.zone.day(of: origin.at))
        // Names of deliveries often end in their day already.
        if parts.last?.hasSuffix(day) != true { parts.append(day) }
        return parts.joined(separator: " · ")
    }

    /// Where the entry of the log can be opened.
    static func address(_ fact: SourcedFact, mayAudit: Bool) -> String? {
        mayAudit ? "/audit/\(fact.origin.sequence)" : nil
    }

    private var events: [HistoryTimeline.Event] {
        var before = FieldValues()
        var events: [HistoryTimeline.Event] = []
        for fact in record.facts.reversed() {
            events.append(event(fact, before))
            if fact.withdrawnAt == nil { before = fact.fact.assertion.applied(to: before) }
        }
        return events.reversed()
    }

    private func event(_ fact: SourcedFact, _ before: FieldValues) -> HistoryTimeline.Event {
        let assertion = fact.fact.assertion
        let changes = fact.fact.kind.fields.compactMap { field -> HistoryTimeline.Change? in
            let isSaid = assertion.values[field.key] != nil || assertion.cleared.contains(field.key)
            // Who may not see a guarded field now may not see it in the past either.
            guard isSaid, !field.isGuarded || record.values[field.key] != nil else { return nil }
            return HistoryTimeline.Change(
                language(field.label), from: before[field.key].map { text.withUnit($0, field) },
                to: assertion.values[field.key].map { text.withUnit($0, field) })
        }
        let day = fact.fact.validity.from
        var words =
            day > .beginning
            ? language(RecordText.holdsSince, ["day": language.day(day)]) : language(RecordText.holdsAlways)
        if fact.fact.validity.to < .end {
            words += " " + language(RecordText.holdsUntil, ["day": language.day(fact.fact.validity.to)])
        }
        let source = fact.statedSource
        if !source.isEmpty { words += " " + language(BatchText.consequenceSource, ["source": source]) }
        if let at = fact.withdrawnAt {
            words += " " + language(RecordText.withdrawn, ["time": language.minute(at, in: site.zone)])
        }
        return HistoryTimeline.Event(
            time: language.minute(fact.origin.at, in: site.zone),
            who: fact.origin.actor.name + " · " + language(RecordText.door(fact.origin.actor.channel)), words,
            changes: changes, address: Self.address(fact, mayAudit: mayAudit))
    }
}
