import Domain
import Governance
import HTTPTypes
import HummingbirdTesting
import Rules
import TestSupport
import Testing

@testable import Web

@Suite("Pages of the rule sets")
struct RuleSetPagesTests {
    @Test("every rule set shows its indicators, sources and gaps in both languages")
    func pages() async throws {
        let office = try OfficeFixture()
        try await office.loadSmallTree()
        try await office.user("editor", .countyEditor, in: "441223")
        try await office.serve { client in
            let editor = try await office.clerk("editor", client)
            let list = try await editor.get("/rules").text
            for rules in office.platform.book.ruleSets {
                #expect(list.contains("/rules/\(rules.id)"))
                for language in [Language.zh, .en] {
                    let page = try await editor.get("/rules/\(rules.id)", language: language.rawValue)
                    #expect(page.status == .ok)
                    for indicator in rules.indicators { #expect(page.text.contains("indicator-" + indicator.id)) }
                    for source in rules.sources { #expect(page.text.contains("source-" + source.id)) }
                    if !rules.gaps.isEmpty { #expect(page.text.contains(language(RuleText.noSource))) }
                    #expect(!page.text.contains("{"))
                }
            }
            #expect(try await editor.get("/rules/none").status == .notFound)
            #expect(try await Clerk(client: client, cookie: "").get("/rules").status == .seeOther)
        }
    }

    @Test("a condition is put into words from the rule itself")
    func words() {
        let condition = Predicate.all([
            .equals("status", .text("treated")), .atLeast("coveredHouseholds", 20),
            .not(.any([.reported("remarks"), .equals("isBlackOdorous", .flag(true))])),
        ])
        #expect(
            RuleWords.condition(condition, .village, .zh)
                .hasPrefix("“治理状态”为治理，且“覆盖户数”不小于 20，且并非（")
                || RuleWords.condition(condition, .village, .zh).contains("为治理，且"))
        #expect(RuleWords.condition(condition, .village, .en).contains(" and "))
        // A part that holds for every record says nothing.
        #expect(
            RuleWords.condition(.all([.villagersCommittee, .always]), .village, .en)
                == RuleWords.condition(.villagersCommittee, .village, .en))
    }
}
