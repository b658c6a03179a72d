import Domain
import Store
import Tables
import TestSupport
import Testing

@Suite("Tables of imports")
struct ImportTablesTests {
    @Test("an import is found by its bytes and settings until it is undone", arguments: Engine.allCases)
    func importsByHash(engine: Engine) throws {
        try withDatabase(engine) { database in
            try Schema.prepare(database)
            try database.writeSync { session in
                let table = ImportTable(session)
                let id = try table.nextID()
                try table.insert(
                    ImportRecord(
                        id: id, entry: 5, at: Instant(milliseconds: 1), actorID: nil, actorName: "甲", kind: "villages",
                        fileName: "表.csv", fileHash: "ab", settings: "{}", counts: "{}"))
                #expect(try table.inForce(fileHash: "ab", settings: "{}")?.id == id)
                #expect(try table.inForce(fileHash: "ab", settings: "{\"x\":1}") == nil)
                #expect(try table.find(entry: 5)?.fileName == "表.csv")
                try table.markUndone(id, by: 6, at: Instant(milliseconds: 2))
                #expect(try table.inForce(fileHash: "ab", settings: "{}") == nil)
                #expect(try table.find(id)?.undoneBy == 6)
                #expect(try table.page(limit: 5).map(\.id) == [id])
                #expect(try table.nextID() == id + 1)
            }
        }
    }

    @Test("drafts keep their bytes and grow old", arguments: Engine.allCases)
    func drafts(engine: Engine) throws {
        try withDatabase(engine) { database in
            try Schema.prepare(database)
            try database.writeSync { session in
                let table = ImportDraftTable(session)
                let draft = ImportDraft(
                    id: "k", userID: 3, at: Instant(milliseconds: 10), kind: "villages", fileName: "a.xlsx",
                    settings: "{}")
                try table.insert(draft, content: [0, 1, 255])
                #expect(try table.find("k") == draft)
                #expect(try table.content("k") == [0, 1, 255])
                try table.update("k", kind: "facilities", settings: "{\"a\":1}")
                #expect(try table.find("k")?.kind == "facilities")
                #expect(try table.deleteOlder(than: Instant(milliseconds: 10)) == 0)
                #expect(try table.deleteOlder(than: Instant(milliseconds: 11)) == 1)
                #expect(try table.find("k") == nil)
            }
        }
    }

    @Test("a template saved again replaces the one of its name", arguments: Engine.allCases)
    func templates(engine: Engine) throws {
        try withDatabase(engine) { database in
            try Schema.prepare(database)
            try database.writeSync { session in
                let table = ImportTemplateTable(session)
                for settings in ["1", "2"] {
                    try table.save(
                        StoredImportTemplate(
                            name: "县表", kind: "villages", userID: 1, at: Instant(milliseconds: 1), settings: settings,
                            area: SubjectID(5)))
                }
                #expect(try table.all(kind: "villages").map(\.settings) == ["2"])
                #expect(try table.all(kind: "facilities").isEmpty)
                let other = StoredImportTemplate(
                    name: "县表", kind: "villages", userID: 2, at: Instant(milliseconds: 1), settings: "3",
                    area: SubjectID(6))
                try table.save(other)
                #expect(try table.all(kind: "villages").map(\.settings) == ["2", "3"])
                try table.delete(kind: "villages", name: "县表", area: SubjectID(6))
                #expect(try table.all(kind: "villages").map(\.settings) == ["2"])
                try table.delete(kind: "villages", name: "县表", area: SubjectID(5))
                #expect(try table.all(kind: "villages").isEmpty)
            }
        }
    }
}
