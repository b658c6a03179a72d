public import Domain

/// An outside base map of picture tiles, such as Tianditu (天地图), which this server fetches for its users.
///
/// Tiles are those of the Web Mercator grid (`w` of Tianditu's WMTS), whose datum is CGCS2000 to within decimetres.
public struct BasemapSource: Sendable {
    /// Why a source cannot be used.
    public enum Refusal: Error, Hashable, Sendable {
        /// An address is no HTTP address with `{z}`, `{x}` and `{y}`.
        case addressUnfit(String)
        /// An address asks for a key and none is given.
        case keyMissing
        /// The line that names the maker and the map's approval number (审图号) is missing.
        case creditMissing

        /// The reason and what to do, for people.
        public var message: BilingualText {
            switch self {
            case .addressUnfit(let address):
                BilingualText(
                    "底图地址“\(address)”应以 http:// 或 https:// 开头，并含 {z}、{x}、{y}。",
                    "The base map's address “\(address)” must begin with http:// or https:// and hold {z}, {x} and {y}."
                )
            case .keyMissing:
                BilingualText("底图地址需要密钥，请设置 QINGXI_BASEMAP_KEY。", "The base map needs a key: set QINGXI_BASEMAP_KEY.")
            case .creditMissing:
                BilingualText(
                    "请用 QINGXI_BASEMAP_CREDIT 写明底图来源和审图号。",
                    "Say with QINGXI_BASEMAP_CREDIT who made the base map and its approval number.")
            }
        }
    }

    /// The line that names the maker and the map's approval number.
    public let credit: String
    /// The addresses of its layers, from the ground up, with the key in them.
    let layers: [String]

    /// The deepest level that is asked for.
    static let deepestZoom = 18

    /// Reads the set-up.
    ///
    /// - Parameters:
    ///   - text: `tianditu`, or addresses with `{z}`, `{x}`, `{y}` and perhaps `{key}`, with spaces between them, the
    ///     ground first.
    ///   - key: What takes the place of `{key}`.
    ///   - credit: Who made the map, and its approval number.
    /// - Throws: ``Refusal``.
    public init(_ text: String, key: String, credit: String) throws(Refusal) {
        let addresses = text == "tianditu" ? Self.tianditu : text.split(separator: " ").map(String.init)
        for address in addresses {
            let isAddress = address.hasPrefix("https://") || address.hasPrefix("http://")
            guard isAddress, ["{z}", "{x}", "{y}"].allSatisfy(address.contains) else {
                throw .addressUnfit(address)
            }
            if address.contains("{key}"), key.isEmpty { throw .keyMissing }
        }
        if addresses.isEmpty { throw .addressUnfit(text) }
        if credit.isEmpty { throw .creditMissing }
        layers = addresses.map { $0.replacing("{key}", with: key) }
        self.credit = credit
    }

    /// The address of a tile.
    func address(layer: Int, zoom: Int, x: Int, y: Int) -> String {
        layers[layer].replacing("{z}", with: String(zoom)).replacing("{x}", with: String(x))
            .replacing("{y}", with: String(y))
    }

    /// Map and names of Tianditu's WMTS service (天地图地图服务说明: 矢量底图 vec, 矢量注记 cva).
    private static let tianditu = ["vec", "cva"].map { layer in
        "https://t0.tianditu.gov.cn/\(layer)_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=\(layer)"
            + "&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
    }
}
