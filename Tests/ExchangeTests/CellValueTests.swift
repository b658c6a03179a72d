import Exchange
import Testing

@Suite struct CellValueTests {
    @Test("whole numbers are shown without a decimal point, also long codes")
    func wholeNumbers() {
        #expect(CellValue.number(899).displayText == "899")
        #expect(CellValue.number(-3).displayText == "-3")
        #expect(CellValue.number(441_226_106_001).displayText == "441226106001")
        #expect(CellValue.number(1e15).displayText == "1000000000000000")
    }

    @Test("fractions are shown with at most the fifteen digits that Excel shows")
    func fractions() {
        #expect(CellValue.number(0.1 + 0.2).displayText == "0.3")
        #expect(CellValue.number(112.44079999999999).displayText == "112.4408")
        #expect(CellValue.number(23.6346).displayText == "23.6346")
        #expect(CellValue.number(0.000012).displayText == "0.000012")
        #expect(CellValue.number(-1.5e-7).displayText == "-0.00000015")
        #expect(CellValue.number(1.25e20).displayText == "1.25E20")
        #expect(CellValue.number(.infinity).displayText == "#NUM!")
    }

    // Serials as Excel itself gives them; 60 is its 29 February 1900.
    @Test(
        "serials of the 1900 system are the days Excel shows",
        arguments: [
            (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (25_569, "1970-01-01"),
            (36_526, "2000-01-01"), (44_260, "2021-03-05"), (45_351.99, "2024-02-29"), (2_958_465, "9999-12-31"),
        ])
    func days1900(serial: Double, day: String) {
        #expect(ExcelDate.day(ofSerial: serial, system: .from1900)?.iso == day)
    }

    @Test("the 29 February 1900 that never was, day zero and serials out of range are no days")
    func noDays() {
        for serial in [60, 0, -1, 2_958_466, .nan, .infinity] {
            #expect(ExcelDate.day(ofSerial: serial, system: .from1900) == nil)
        }
        #expect(ExcelDate.day(ofSerial: 2_957_004, system: .from1904) == nil)
    }

    @Test("serials of the 1904 system begin with 1904-01-01")
    func days1904() {
        #expect(ExcelDate.day(ofSerial: 0, system: .from1904)?.iso == "1904-01-01")
        #expect(ExcelDate.day(ofSerial: 42_798, system: .from1904)?.iso == "2021-03-05")
        #expect(ExcelDate.day(ofSerial: 2_957_003, system: .from1904)?.iso == "9999-12-31")
    }

    @Test("every day from 1900 to 2100 keeps its serial both ways")
    func serialsThereAndBack() throws {
        for serial in 1...73_415 where serial != 60 {
            let day = try #require(ExcelDate.day(ofSerial: Double(serial), system: .from1900))
            #expect(ExcelDate.serial(of: day) == Double(serial))
        }
        #expect(CalendarDay(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
        #expect(ExcelDate.serial(of: try #require(CalendarDay(year: 1899, month: 12, day: 31))) == nil)
    }

    @Test("dates and times are shown in ISO form")
    func dateText() {
        #expect(CellValue.number(44_260, isDateFormatted: true).displayText == "2021-03-05")
        #expect(CellValue.number(44_926.35416666666, isDateFormatted: true).displayText == "2022-12-31 08:30:00")
        #expect(CellValue.number(0.5, isDateFormatted: true).displayText == "12:00:00")
        #expect(CellValue.number(44_260.9999999, isDateFormatted: true).displayText == "2021-03-06")
        #expect(CellValue.number(-5, isDateFormatted: true).displayText == "-5")
        #expect(CellValue.number(44_260).calendarDay == CalendarDay(year: 2021, month: 3, day: 5))
    }

    @Test("column letters follow the spreadsheet's count")
    func letters() {
        #expect([1, 26, 27, 702, 703, 16_384].map(ColumnName.letters) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
    }
}
