/// The few colours of the charts, each at least 3 : 1 against white and told apart by lightness when printed grey.
enum ChartPalette {
    /// Letters.
    static let ink: StaticString = "#1d2b2f"
    /// Lesser letters, 4.5 : 1 and more.
    static let muted: StaticString = "#55666b"
    /// Grid lines.
    static let grid: StaticString = "#dfe7e8"
    /// The axis.
    static let axis: StaticString = "#8a9a9e"
    /// The one accent: lines and bars.
    static let accent: StaticString = "#0b6b70"
    /// The accent where many bars stand.
    static let accentSoft: StaticString = "#5aa3a3"
    /// The target line.
    static let target: StaticString = "#a4420f"
    /// 治理.
    static let treated: StaticString = "#0b6b70"
    /// 管控.
    static let controlled: StaticString = "#7fbdb6"
    /// 未治理.
    static let untreated: StaticString = "#ffffff"
    /// Fonts that are on the machines of Chinese offices; none is sent.
    static let fontFamily: StaticString = "PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif"
}
