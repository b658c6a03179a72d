/// Who has a page or map printed, when and from which state of the data (水印): small words at the foot of each sheet.
struct PaperMark: Sendable {
    /// Who it is; empty where nobody is signed in.
    var holder: String
    /// When, on the deployment's clock; empty where the browser says it.
    var time: String
    /// The version of the data; empty where the page shows none.
    var version: String
    /// The language of the words.
    var language: Language

    init(holder: String, time: String, version: String, language: Language) {
        self.holder = holder
        self.time = time
        self.version = version
        self.language = language
    }

    init(_ context: WebContext, at time: String, version: Int64?) {
        self.init(
            holder: context.holder, time: time, version: version.map { context.language.count(Int($0)) } ?? "",
            language: context.language)
    }

    /// The words on one line.
    var text: String {
        let parts = [
            language(KitText.product), holder, time,
            version.isEmpty ? "" : language(KitText.dataVersion, ["version": version]),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
