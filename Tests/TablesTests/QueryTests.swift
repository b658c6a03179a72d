import Tables
import Testing

/// How query literals become SQL.
@Suite struct QueryTests {
    @Test("interpolated values become binds in both dialects")
    func binds() {
        let query: Query = "SELECT a FROM t WHERE b = \(1) AND c IN (\(values: ["x", "y"]))"
        #expect(query.rendered(for: .sqlite).sql == "SELECT a FROM t WHERE b = ? AND c IN (?, ?)")
        #expect(query.rendered(for: .postgres).sql == "SELECT a FROM t WHERE b = $1 AND c IN ($2, $3)")
        #expect(query.rendered(for: .sqlite).binds == [.integer(1), .text("x"), .text("y")])
    }

    @Test("spliced queries keep their values in order")
    func splice() {
        let conditions: [Query] = ["a = \(1)", "b = \("二")"]
        let query: Query =
            "SELECT \(Identifier("order")) FROM t WHERE \(conditions.joined(separator: " AND ")) LIMIT \(3)"
        let (sql, binds) = query.rendered(for: .postgres)
        #expect(sql == "SELECT \"order\" FROM t WHERE a = $1 AND b = $2 LIMIT $3")
        #expect(binds == [.integer(1), .text("二"), .integer(3)])
    }

    @Test("each dialect gets its own words")
    func dialects() {
        let query: Query = "CREATE TABLE t (a \(sqlite: "INTEGER", postgres: "BIGINT"))"
        #expect(query.rendered(for: .sqlite).sql == "CREATE TABLE t (a INTEGER)")
        #expect(query.rendered(for: .postgres).sql == "CREATE TABLE t (a BIGINT)")
    }

    @Test("queries are equal by text and values, and know when they are empty")
    func equality() {
        #expect(("a = \(1)" as Query) == "a = \(1)")
        #expect(("a = \(1)" as Query) != "a = \(2)")
        #expect(Query().isEmpty)
        #expect([Query]().joined(separator: ", ").isEmpty)
        #expect(("" as Query).isEmpty)
        #expect(!("\(1)" as Query).isEmpty)
        #expect(("a" as Query) + " b" == "\("a" as Query)\(" b" as Query)")
    }

    @Test("names are letters, digits and underscores", arguments: ["village", "_x", "a1", "order"])
    func goodNames(name: String) throws {
        #expect(try Identifier(validating: name).name == name)
    }

    @Test(
        "other names are refused",
        arguments: ["", "1a", "Village", "a b", "a\"b", "a;--", "村", "a\u{0}", String(repeating: "a", count: 64)])
    func badNames(name: String) {
        #expect(throws: DatabaseError.self) { try Identifier(validating: name) }
    }
}
