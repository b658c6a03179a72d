import Domain
import Foundation
import Rules
import Testing

@Suite("Malformed rule files")
struct MalformedRulesTests {
    /// A small rule set that is in order, as text to spoil.
    private static let sound = """
        {"id": "x-1", "area": "", "year": 2023, "title": {"zh": "试", "en": "trial"}, "countingUnit": "naturalVillage",
         "sources": [{"id": "S", "title": {"zh": "文", "en": "text"}, "issued": "", "locator": ""}],
         "measures": [
          {"id": "m0", "name": {"zh": "甲", "en": "a"}, "subject": "countedVillage", "amount": "one",
           "unit": {"zh": "个", "en": "villages"}, "condition": {"equals": {"field": "status", "value": "treated"}}},
          {"id": "m1", "name": {"zh": "乙", "en": "b"}, "subject": "facility", "amount": {"field": "designCapacity", "scale": 1000},
           "unit": {"zh": "m³/d", "en": "m³/d"}, "condition": {"reported": "designCapacity"}}],
         "indicators": [
          {"id": "i0", "name": {"zh": "率", "en": "rate"}, "definition": {"zh": "定义", "en": "def"},
           "formula": {"zh": "式", "en": "formula"}, "numerator": "m0", "denominator": "m1", "unit": {"zh": "%", "en": "%"},
           "better": "higher", "origin": "sourced", "sources": ["S"]}],
         "targets": [{"indicator": "i0", "area": "44", "year": 2025, "value": 0.5, "source": "S"}]}
        """

    private static func error(_ text: String) -> RulesError? {
        do {
            _ = try RuleBook(files: ["x.json": Data(text.utf8)])
            return nil
        } catch {
            return error as? RulesError
        }
    }

    @Test("the small rule set that is spoiled below is in order")
    func isSound() throws {
        let book = try RuleBook(files: ["x.json": Data(Self.sound.utf8)])
        #expect(book["x-1"]?.measures.count == 2)
    }

    @Test(
        "an error names the file and the place in it",
        arguments: [
            (#""value": "treated""#, #""value": "cured""#, "$.measures[0].condition.equals.value", "cured"),
            (#""field": "status""#, #""field": "stauts""#, "$.measures[0].condition.equals.field", "stauts"),
            (#""equals""#, #""equalz""#, "$.measures[0].condition", "equalz"),
            (
                #""reported": "designCapacity""#, #""atLeast": {"field": "code", "value": 1}"#,
                "$.measures[1].condition.atLeast.field", "not a number"
            ),
            (#""scale": 1000"#, #""scale": 1"#, "$.measures[1].amount.scale", "decimals"),
            (#""subject": "facility""#, #""subject": "factory""#, "$.measures[1].subject", "factory"),
            (#""id": "m1""#, #""id": "m0""#, "$.measures[1]", "twice"),
            (#""numerator": "m0""#, #""numerator": "m9""#, "$.indicators[0].numerator", "m9"),
            (#""denominator": "m1""#, #""reported": "m1""#, "$.indicators[0].reported", "counts records"),
            (#""sources": ["S"]"#, #""sources": ["T"]"#, "$.indicators[0].sources", "T"),
            (#""sources": ["S"]"#, #""sources": []"#, "$.indicators[0].sources", "derived"),
            (#""better": "higher""#, #""better": "more""#, "$.indicators[0].better", "more"),
            (#""zh": "率", "en": "rate""#, #""zh": "率""#, "$.indicators[0].name", "en"),
            (#""zh": "率""#, #""zh": """#, "$.indicators[0].name.zh", "empty"),
            (#""value": 0.5"#, #""value": "0.5""#, "$.targets[0].value", "a number"),
            (#""value": 0.5"#, #""value": -1"#, "$.targets[0].value", "negative"),
            (#""area": "44""#, #""area": "4x""#, "$.targets[0].area", "division code"),
            (#""indicator": "i0""#, #""indicator": "i7""#, "$.targets[0].indicator", "i7"),
            (#""year": 2023"#, #""year": 20230"#, "$.year", "2100"),
            (#""year": 2023,"#, "", "$", "year"),
            (#""area": "", "#, #""area": "440","#, "$.area", "two digits"),
            (#""countingUnit": "naturalVillage""#, #""countingUnit": "hamlet""#, "$.countingUnit", "hamlet"),
            (#""targets""#, #""aims""#, "$", "aims"),
            (#""sources": [{"#, #""include": ["none"], "sources": [{"#, "$.include[0]", "none"),
            (#""sources": [{"#, #""omit": ["i5"], "sources": [{"#, "$.omit[0]", "i5"),
        ])
    func place(original: String, spoiled: String, path: String, word: String) throws {
        #expect(Self.sound.contains(original))
        let error = try #require(Self.error(Self.sound.replacing(original, with: spoiled, maxReplacements: 1)))
        for text in [error.message.zh, error.message.en] {
            #expect(text.contains("x.json"))
            #expect(text.contains(path), "\(text)")
        }
        #expect(error.message.en.contains(word), "\(error.message.en)")
    }

    @Test("what is not JSON is called so", arguments: ["", "{", "{\"id\": }", "\u{0}", "[1,2"])
    func notJSON(text: String) {
        guard case .notJSON(file: "x.json", _) = Self.error(text) else {
            Issue.record("\(String(describing: Self.error(text)))")
            return
        }
    }

    @Test("JSON of another shape is refused", arguments: ["[]", "3", "null", "\"text\"", "true"])
    func otherShape(text: String) {
        guard case .wrongType(file: "x.json", path: "$", _) = Self.error(text) else {
            Issue.record("\(String(describing: Self.error(text)))")
            return
        }
    }

    @Test("more measures than there are slots are refused")
    func tooMany() throws {
        let measures = (0...RuleSet.slotLimit).map {
            """
            {"id": "n\($0)", "name": {"zh": "甲", "en": "a"}, "subject": "outlet", "amount": "one",
             "unit": {"zh": "个", "en": "outlets"}, "condition": "always"}
            """
        }
        let text = """
            {"id": "x", "area": "", "year": 2023, "title": {"zh": "试", "en": "trial"},
             "countingUnit": "naturalVillage", "measures": [\(measures.joined(separator: ","))]}
            """
        #expect(try #require(Self.error(text)).message.en.contains("48"))
    }

    @Test("a target outside the rule set's province is refused, and so is a book without national rules")
    func provinces() throws {
        let other = Self.sound.replacing(#""area": """#, with: #""area": "36""#, maxReplacements: 1)
        #expect(try #require(Self.error(other)).message.en.contains("$.targets[0].area"))
        let own = other.replacing(#""area": "44""#, with: #""area": "3603""#)
        #expect(Self.error(own) == .noNationalRuleSet)
    }

    @Test("two files with one id are refused")
    func sameID() {
        #expect(throws: RulesError.duplicateName(file: "y.json", path: "$.id", name: "x-1")) {
            try RuleBook(files: ["x.json": Data(Self.sound.utf8), "y.json": Data(Self.sound.utf8)])
        }
    }

    @Test("a missing folder is named")
    func missingFolder() {
        #expect(throws: RulesError.unreadable(file: "no-such-folder")) {
            try RuleBook(folder: URL(fileURLWithPath: "/no-such-folder"))
        }
    }
}
