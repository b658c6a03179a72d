import Domain
import Foundation
import Governance
import Store
import TestSupport
import Testing

@Suite("Criteria of spot checks")
struct CriteriaTests {
    @Test("each keeping is a new version, earlier ones stay, and a stale base is refused", arguments: Engine.allCases)
    func versions(_ engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let desk = CriteriaDesk(scene.platform)
            var list = Checklist.spotCheckDraft
            list.id = "city-2025"
            let first = try await desk.keep(list, from: .draft, access: head)
            #expect(first.text == "city-2025@1")
            list.items.removeLast()
            let second = try await desk.keep(list, from: first, access: head)
            #expect(second.version == 2)
            await #expect(throws: SpotCheckError.self) { try await desk.keep(list, from: first, access: head) }
            #expect(try await desk.version(first, access: head).list.items.count == 8)
            #expect(try await desk.version(second, access: head).list.items.count == 7)
            #expect(try await desk.versions(access: head).map(\.key) == [second, first, .draft])
        }
    }

    @Test("a county may use its city's criteria and cannot change them; an operator knows of none")
    func rights() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let desk = CriteriaDesk(scene.platform)
            var list = Checklist.spotCheckDraft
            list.id = "city-2025"
            let key = try await desk.keep(list, from: nil, access: try await scene.access("head"))
            let county = try await scene.access("county")
            #expect(try await desk.version(key, access: county).mayEdit == false)
            await #expect(throws: SpotCheckError.self) { try await desk.keep(list, from: key, access: county) }
            let other = try await scene.access("operator")
            await #expect(throws: AccessError.notFound) { try await desk.versions(access: other) }
        }
    }

    @Test("nothing begins before the organiser has confirmed the criteria, whichever way it is asked for")
    func confirmation() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try await SpotCheckScene(database)
            let head = try await scene.access("head")
            let draft = SpotCheckDesk.Draft(
                area: scene.places["演示县"] ?? .nation, title: "抽查", organiser: "市局", isConfirmed: false)
            let error = await #expect(throws: SpotCheckError.self) { try await scene.desk.create(draft, access: head) }
            #expect(error?.field == "criteriaConfirmed")
        }
    }
}
