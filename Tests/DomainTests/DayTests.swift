import Domain
import Testing

@Suite("Days, instants and codes")
struct DayTests {
    @Test(
        "days agree with the civil calendar",
        arguments: [
            ("1970-01-01", 0), ("2000-03-01", 11_017), ("2024-02-29", 19_782), ("1969-12-31", -1),
            ("9999-12-31", 2_932_896),
        ])
    func knownDays(text: String, number: Int) throws {
        // Figures from `date -u -d TEXT +%s` divided by 86,400.
        let day = try #require(Day(iso: text))
        #expect(day.number == number)
        #expect(day.description == text)
    }

    @Test("every day of four centuries comes back from its year, month and day")
    func roundTrip() throws {
        let first = try #require(Day(iso: "1700-01-01"))
        for number in stride(from: first.number, to: first.number + 146_097, by: 1) {
            let civil = Day(number: number).civil
            #expect(Day(year: civil.year, month: civil.month, day: civil.day)?.number == number)
        }
    }

    @Test(
        "what is no day is refused",
        arguments: [
            "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "2024-01-32", "", "2024/01/01",
            "２０２４-01-01",
            "2024-01-01 ", "-024-01-01",
        ])
    func refused(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("months are added to the same day, or to the last of a shorter month")
    func months() throws {
        let day = try #require(Day(iso: "2024-03-31"))
        #expect(day.adding(months: -1).description == "2024-02-29")
        #expect(day.adding(months: -12).description == "2023-03-31")
        #expect(day.adding(months: 1).description == "2024-04-30")
        #expect(try #require(Day(iso: "2024-12-05")).endOfMonth.description == "2024-12-31")
    }

    @Test("a day in China begins at 16:00 UTC of the day before")
    func zone() throws {
        // 2025-03-09T15:59:59.999Z and one millisecond later.
        let before = Instant(milliseconds: 1_741_535_999_999)
        #expect(CivilZone.china.day(of: before).description == "2025-03-09")
        #expect(CivilZone.china.day(of: Instant(milliseconds: before.milliseconds + 1)).description == "2025-03-10")
        #expect(CivilZone.china.endOfDay(try #require(Day(iso: "2025-03-09"))) == before)
        #expect(CivilZone.china.text(of: before) == "2025-03-09 23:59:59")
    }
}

@Suite("Division codes")
struct DivisionCodeTests {
    @Test(
        "short and padded codes are the same",
        arguments: [
            ("4412", "4412", RegionLevel.city), ("441200000000", "4412", .city), ("440000", "44", .province),
            ("441223", "441223", .county), ("441223000000", "441223", .county), ("441223100", "441223100", .town),
            ("441223100000", "441223100", .town), ("441223100201", "441223100201", .administrativeVillage),
        ])
    func forms(text: String, digits: String, level: RegionLevel) throws {
        let code = try #require(DivisionCode(text))
        #expect(code.digits == digits)
        #expect(code.level == level)
    }

    @Test(
        "what is no code is refused", arguments: ["", "4", "441", "44122", "4412231002011", "44122x", "000000", "４４"])
    func refused(text: String) {
        #expect(DivisionCode(text) == nil)
    }

    @Test("villagers' committees are told from residents' committees")
    func committees() throws {
        #expect(try #require(DivisionCode("441223100201")).isVillagersCommittee)
        #expect(try !#require(DivisionCode("441223100001")).isVillagersCommittee)
        #expect(try !#require(DivisionCode("441223100")).isVillagersCommittee)
    }
}

@Suite("Pinyin initials")
struct PinyinInitialsTests {
    @Test(
        "names are found by the initials of their syllables",
        arguments: [
            ("清溪镇", "qxz"), ("广宁县", "gnx"), ("德庆县", "dqx"), ("第3村 A", "d3ca"), ("", ""),
        ])
    func initials(name: String, expected: String) {
        var pinyin = PinyinInitials()
        #expect(pinyin.initials(of: name) == expected)
    }
}

@Suite("The catalogue of fields")
struct CatalogueTests {
    @Test(
        "keys and columns are unique within a kind, and every text is there in both languages",
        arguments: RecordKind.allCases)
    func unique(kind: RecordKind) {
        #expect(Set(kind.fields.map(\.key)).count == kind.fields.count)
        #expect(Set(kind.fields.map(\.column)).count == kind.fields.count)
        for field in kind.fields {
            #expect(!field.label.zh.isEmpty && !field.label.en.isEmpty, "\(field.key)")
        }
    }

    @Test("registered and resident people are different fields and share no heading")
    func populations() throws {
        let registered = try #require(RecordKind.village.field("registeredPopulation"))
        let resident = try #require(RecordKind.village.field("residentPopulation"))
        let left = Set(registered.synonyms + [registered.label.zh])
        #expect(left.isDisjoint(with: resident.synonyms + [resident.label.zh]))
    }

    @Test("no heading leads to two fields of one kind", arguments: RecordKind.allCases)
    func synonyms(kind: RecordKind) {
        var seen: [String: String] = [:]
        for field in kind.fields {
            for heading in Set([field.label.zh] + field.synonyms) {
                #expect(seen[heading] == nil, "\(heading): \(field.key), \(seen[heading] ?? "")")
                seen[heading] = field.key
            }
        }
    }
}
