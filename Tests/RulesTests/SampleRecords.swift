import Domain
import Foundation
import Rules

/// Records and sums for the tests of rules.
enum Sample {
    /// The bundled rule sets, read once for all tests.
    static let book = Result { try RuleBook.bundled() }

    static func naturalVillage(_ values: FieldValues = [:]) -> MeasuredRecord {
        MeasuredRecord(kind: .village, level: .naturalVillage, values: values)
    }

    static func administrativeVillage(_ code: String, _ values: FieldValues = [:]) -> MeasuredRecord {
        MeasuredRecord(kind: .village, level: .administrativeVillage, code: DivisionCode(code), values: values)
    }

    static func facility(_ values: FieldValues = [:]) -> MeasuredRecord {
        MeasuredRecord(kind: .facility, values: values)
    }

    static func water(_ values: FieldValues = [:]) -> MeasuredRecord {
        MeasuredRecord(kind: .waterBody, values: values)
    }

    static func sums(_ records: [MeasuredRecord], by rules: RuleSet) -> [Int64] {
        var sums = [Int64](repeating: 0, count: rules.measures.count)
        for record in records { rules.accumulate(record, into: &sums, sign: 1) }
        return sums
    }

    /// Where data for tests is kept, or nil on machines without it.
    static func shared(_ path: String) -> URL? {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized
        var bases = [root.appendingPathComponent("shared/data")]
        if let named = ProcessInfo.processInfo.environment["QINGXI_SHARED"] {
            bases = [URL(fileURLWithPath: named), URL(fileURLWithPath: named).appendingPathComponent("data")]
        }
        return bases.map { $0.appendingPathComponent(path) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}

extension RuleSet {
    /// The indicator with the given id worked out for some records.
    func value(_ id: String, of records: [MeasuredRecord]) -> IndicatorValue? {
        indicator(id).map { value(of: $0, sums: Sample.sums(records, by: self)) }
    }

    /// What one record adds to a measure.
    func contribution(of record: MeasuredRecord, to measureID: String) -> Int64? {
        measure(measureID).map { contribution(of: record)[$0.slot] }
    }
}
