/// Refuses addresses that could run a script when they are followed or loaded.
///
/// Browsers drop tabs and line breaks anywhere in an address and spaces and control characters before it, so the
/// scheme is read the way they read it (WHATWG URL Standard, §4.4 "basic URL parser").
enum SafeURL {
    /// What a refused address becomes: a link to nowhere.
    static let refused = "#"

    /// An address fit for `href`, `action` and `formaction`.
    static func link(_ url: String) -> String {
        switch scheme(of: url) {
        case nil, "http", "https", "mailto", "tel": url
        default: refused
        }
    }

    /// An address fit for `src`: as for links, and pictures held in the address itself or in the browser.
    static func resource(_ url: String) -> String {
        switch scheme(of: url) {
        case nil, "http", "https", "blob": url
        case "data" where isRasterImage(url): url
        default: refused
        }
    }

    /// The scheme in lower case, or nil for an address relative to the page.
    static func scheme(of url: String) -> String? {
        var scheme: [UInt8] = []
        for byte in url.utf8 {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0x00...0x20 where scheme.isEmpty: continue
            case 0x3A: return String(decoding: scheme, as: UTF8.self).lowercased()
            case 0x2F, 0x3F, 0x23, 0x5C: return nil
            default: scheme.append(byte)
            }
        }
        return nil
    }

    private static func isRasterImage(_ url: String) -> Bool {
        // SVG is left out on purpose: it may carry scripts.
        ["data:image/png", "data:image/jpeg", "data:image/webp", "data:image/gif"].contains { url.hasPrefix($0) }
    }
}
