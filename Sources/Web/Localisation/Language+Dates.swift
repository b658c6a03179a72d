import Domain

extension Language {
    /// A text of the lower floors in this language.
    func callAsFunction(_ text: BilingualText) -> String {
        switch self {
        case .zh: text.zh
        case .en: text.en
        }
    }

    /// A day as it is written in lists and fields, the same in both languages: "2026-11-21"; "—" when missing.
    func day(_ day: Day?) -> String {
        day.map(\.description) ?? Self.missingSign
    }

    /// A day as it is written in sentences: "2026年11月21日", "21 November 2026"; "—" when missing.
    func longDay(_ day: Day?) -> String {
        guard let day else { return Self.missingSign }
        let date = day.civil
        switch self {
        case .zh: return "\(date.year)年\(date.month)月\(date.day)日"
        case .en: return "\(date.day) \(Self.englishMonths[date.month - 1]) \(date.year)"
        }
    }

    /// The month a day falls in: "2026年11月", "Nov 2026".
    func month(of day: Day) -> String {
        let date = day.civil
        switch self {
        case .zh: return "\(date.year)年\(date.month)月"
        case .en: return "\(Self.englishMonths[date.month - 1].prefix(3)) \(date.year)"
        }
    }

    /// An instant to the minute on the deployment's clock: "2026-11-21 09:05"; "—" when missing.
    func minute(_ instant: Instant?, in zone: CivilZone = .china) -> String {
        guard let instant else { return Self.missingSign }
        // The zone writes seconds too; they are noise on a page.
        return String(zone.text(of: instant).dropLast(3))
    }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
