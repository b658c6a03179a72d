/// A small sign drawn in the text's colour.
///
/// It never stands alone: words beside it say the same.
enum Icon: Component {
    case brand, search, information, success, warning, failure, download, columns, link, printer, menu, close
    case full, half, hollow, up, down, level, star, starred

    var html: HTML {
        var buffer = HTMLBuffer()
        write(into: &buffer)
        return HTML(rendered: buffer)
    }

    /// Writes the sign straight into a table.
    func write(into buffer: inout HTMLBuffer) {
        buffer.append(trusted: "<span class=\"icon\" aria-hidden=\"true\">")
        buffer.append(trusted: drawing)
        buffer.append(trusted: "</span>")
    }

    private var drawing: StaticString {
        switch self {
        case .brand:
            """
            <svg viewBox="0 0 32 32" width="32" height="32" fill="none"><rect width="32" height="32" rx="9" \
            fill="#0b6b70"/><path d="M6 12c4-4 7-4 10-1s6 3 10-1" stroke="#fff" stroke-width="2.4" \
            stroke-linecap="round"/><path d="M6 18c4-4 7-4 10-1s6 3 10-1" stroke="#fff" stroke-width="2.4" \
            stroke-linecap="round" opacity=".75"/><path d="M6 24c4-4 7-4 10-1s6 3 10-1" stroke="#fff" \
            stroke-width="2.4" stroke-linecap="round" opacity=".5"/></svg>
            """
        case .search: Self.search16
        case .information:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6">\
            <circle cx="8" cy="8" r="6.6"/><path d="M8 7.2v4M8 4.4v.6" stroke-linecap="round"/></svg>
            """
        case .success:
            """
            <svg viewBox="0 0 16 16" width="16" height="16"><circle cx="8" cy="8" r="7.4" fill="currentColor"/>\
            <path d="M4.6 8.3 7 10.6l4.4-5" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/></svg>
            """
        case .warning:
            """
            <svg viewBox="0 0 16 16" width="16" height="16"><path d="M8 1 15.4 14.4H.6z" fill="currentColor"/>\
            <path d="M8 5.6v4.2M8 11.8v.5" stroke="#fff" stroke-width="1.7" stroke-linecap="round"/></svg>
            """
        case .failure:
            """
            <svg viewBox="0 0 16 16" width="16" height="16"><path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" \
            fill="currentColor"/><path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" stroke="#fff" stroke-width="1.7" \
            stroke-linecap="round"/></svg>
            """
        case .download: Self.download16
        case .columns:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5">\
            <rect x="1.5" y="2.5" width="13" height="11" rx="1.5"/><path d="M6 2.5v11M10.4 2.5v11"/></svg>
            """
        case .link:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" \
            stroke-linecap="round"><path d="M6.8 9.2 9.2 6.8M7 4.6l1.4-1.4a3 3 0 0 1 4.4 4.4L11.4 9M9 11.4l-1.4 \
            1.4a3 3 0 0 1-4.4-4.4L4.6 7"/></svg>
            """
        case .printer:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5">\
            <path d="M4 6V1.8h8V6M4 12H2V6h12v6h-2"/><path d="M4 9.6h8v4.8H4z"/></svg>
            """
        case .menu:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" stroke="currentColor" stroke-width="1.8" \
            stroke-linecap="round"><path d="M2 4h12M2 8h12M2 12h12"/></svg>
            """
        case .close:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" stroke="currentColor" stroke-width="1.8" \
            stroke-linecap="round"><path d="m3.5 3.5 9 9m0-9-9 9"/></svg>
            """
        case .star:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.4" \
            stroke-linejoin="round"><path d="m8 1.6 2 4.1 4.5.6-3.3 3.2.8 4.5L8 11.9 4 14l.8-4.5L1.5 6.3 6 5.7z"/></svg>
            """
        case .starred:
            """
            <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor"><path d="m8 1.6 2 4.1 4.5.6-3.3 3.2\
            .8 4.5L8 11.9 4 14l.8-4.5L1.5 6.3 6 5.7z"/></svg>
            """
        case .full:
            "<svg viewBox=\"0 0 12 12\" width=\"12\" height=\"12\"><circle cx=\"6\" cy=\"6\" r=\"5\" fill=\"currentColor\"/></svg>"
        case .half:
            """
            <svg viewBox="0 0 12 12" width="12" height="12"><circle cx="6" cy="6" r="4.3" fill="none" \
            stroke="currentColor" stroke-width="1.5"/><path d="M6 1.7a4.3 4.3 0 0 1 0 8.6z" fill="currentColor"/></svg>
            """
        case .hollow:
            """
            <svg viewBox="0 0 12 12" width="12" height="12"><circle cx="6" cy="6" r="4.2" fill="none" \
            stroke="currentColor" stroke-width="1.6"/></svg>
            """
        case .up:
            "<svg viewBox=\"0 0 12 12\" width=\"12\" height=\"12\"><path d=\"M6 2 11 10H1z\" fill=\"currentColor\"/></svg>"
        case .down:
            "<svg viewBox=\"0 0 12 12\" width=\"12\" height=\"12\"><path d=\"M6 10 1 2h10z\" fill=\"currentColor\"/></svg>"
        case .level:
            "<svg viewBox=\"0 0 12 12\" width=\"12\" height=\"12\"><path d=\"M1 5h10v2H1z\" fill=\"currentColor\"/></svg>"
        }
    }

    private static let search16: StaticString = """
        <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.7" \
        stroke-linecap="round"><circle cx="7" cy="7" r="4.8"/><path d="m10.7 10.7 3.6 3.6"/></svg>
        """
    private static let download16: StaticString = """
        <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" \
        stroke-linecap="round" stroke-linejoin="round"><path d="M8 1.8v8M4.8 7 8 10.2 11.2 7M2 13.8h12"/></svg>
        """
}
