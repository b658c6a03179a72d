/// What people call a browser and the system it runs on, read out of what it says of itself (浏览器).
struct BrowserName: Equatable, Sendable {
    /// "Chrome 126, Linux"; what is not known stays as it is, cut.
    let text: String

    private static let longest = 40

    /// Marks of browsers, those first that also carry the marks of others.
    private static let browsers: [(mark: String, name: String)] = [
        ("MicroMessenger/", "WeChat"), ("DingTalk/", "DingTalk"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"),
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("HuaweiBrowser/", "Huawei"),
        ("MiuiBrowser/", "Mi Browser"), ("MQQBrowser/", "QQ Browser"), ("QQBrowser/", "QQ Browser"),
        ("UCBrowser/", "UC Browser"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"),
        ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"), ("Version/", "Safari"), ("curl/", "curl"),
    ]

    private static let systems: [(mark: String, name: String)] = [
        ("OpenHarmony", "HarmonyOS"), ("HarmonyOS", "HarmonyOS"), ("Windows", "Windows"), ("Android", "Android"),
        ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// Reads the header `User-Agent`.
    init(_ agent: String) {
        let found = Self.browsers.lazy.compactMap { mark, name in
            Self.version(after: mark, in: agent).map { name + ($0.isEmpty ? "" : " " + $0) }
        }.first
        // Only Safari calls its number a version without a name of its own.
        guard let found, !found.hasPrefix("Safari") || agent.contains("Safari/") else {
            text = agent.count > Self.longest ? agent.prefix(Self.longest) + "…" : agent
            return
        }
        let system = Self.systems.first { agent.contains($0.mark) }?.name
        text = found + (system.map { ", " + $0 } ?? "")
    }

    /// The whole number after a mark; nil where the mark is missing.
    private static func version(after mark: String, in agent: String) -> String? {
        guard let place = agent.firstRange(of: mark) else { return nil }
        return String(agent[place.upperBound...].prefix { $0.isASCII && $0.isNumber }.prefix(6))
    }
}
