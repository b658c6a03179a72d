public import Foundation

extension DrainageModel {
    /// The model as the text of an `.inp` file, with one day of steady inflow by kinematic wave.
    ///
    /// Levels are written to a tenth of a millimetre.
    /// - Complexity: O(parts).
    public var text: String {
        var lines = ["[TITLE]", title.replacingOccurrences(of: "\n", with: " "), ""]
        lines += [
            "[OPTIONS]", "FLOW_UNITS LPS", "FLOW_ROUTING KINWAVE", "LINK_OFFSETS ELEVATION", "START_DATE 01/01/2026",
            "START_TIME 00:00:00", "REPORT_START_DATE 01/01/2026", "REPORT_START_TIME 00:00:00", "END_DATE 01/02/2026",
            "END_TIME 00:00:00", "ROUTING_STEP 60", "REPORT_STEP 01:00:00", "WET_STEP 00:05:00", "DRY_STEP 01:00:00",
            "ALLOW_PONDING NO", "MIN_SLOPE 0", "",
        ]
        lines.append("[JUNCTIONS]")
        lines += junctions.map { "\($0.name) \(level($0.invert)) \(level($0.depth)) 0 0 0" }
        lines += ["", "[OUTFALLS]"] + outfalls.map { "\($0.name) \(level($0.invert)) FREE NO" }
        lines += ["", "[CONDUITS]"]
        lines += conduits.map {
            "\($0.name) \($0.from) \($0.to) \(level($0.length)) \($0.roughness) \(level($0.startInvert)) "
                + "\(level($0.endInvert)) 0 0"
        }
        if !pumps.isEmpty {
            lines += ["", "[PUMPS]"] + pumps.map { "\($0.name) \($0.from) \($0.to) * ON 0 0" }
        }
        lines += ["", "[XSECTIONS]"] + conduits.map { "\($0.name) CIRCULAR \(level($0.diameter)) 0 0 0 1" }
        lines += ["", "[INFLOWS]"]
        lines += junctions.filter { $0.inflow > 0 }.map {
            "\($0.name) FLOW \"\" FLOW 1.0 1.0 \(String(format: "%.8f", $0.inflow))"
        }
        lines += ["", "[REPORT]", "INPUT NO", "CONTROLS NO", "NODES ALL", "LINKS ALL", "", "[COORDINATES]"]
        lines += junctions.map { "\($0.name) \(level($0.position.east)) \(level($0.position.north))" }
        lines += outfalls.map { "\($0.name) \(level($0.position.east)) \(level($0.position.north))" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Writes the text to a file.
    ///
    /// - Throws: ``ExchangeError/unwritable(file:reason:)``.
    public func write(to url: URL) throws(ExchangeError) {
        do {
            try Data(text.utf8).write(to: url)
        } catch {
            throw .unwritable(file: url.path, reason: "\(error)")
        }
    }

    private func level(_ metres: Double) -> String { String(format: "%.4f", metres) }
}
