import Domain

/// What must hold of counts before anything is computed from them.
enum CountCheck {
    /// The greatest population that is computed with; beyond it take it as unlimited.
    static let greatestPopulation = 100_000_000

    static func check(
        population: PopulationSize, checked: Int, effective: Int, stratum: String?
    ) throws(SamplingError) {
        let place = stratum.map { BilingualText("层“\($0)”：", "Stratum “\($0)”: ") } ?? BilingualText("", "")
        guard checked >= 0, effective >= 0, effective <= checked else {
            throw .contradiction(
                BilingualText(
                    "\(place.zh)有效数 \(effective) 应在 0 与检查数 \(checked) 之间",
                    "\(place.en)the effective ones, \(effective), must be between 0 and the \(checked) checked"))
        }
        guard case .finite(let count) = population else { return }
        guard count >= 1, count <= greatestPopulation else {
            throw .contradiction(
                BilingualText(
                    "\(place.zh)总数 \(count) 应在 1 与 \(greatestPopulation) 之间",
                    "\(place.en)the population, \(count), must be between 1 and \(greatestPopulation)"))
        }
        guard checked <= count else {
            throw .contradiction(
                BilingualText(
                    "\(place.zh)检查了 \(checked) 个，多于总数 \(count)，请核对总数或去掉重复",
                    "\(place.en)\(checked) were checked of only \(count); correct the population or remove duplicates"))
        }
    }

    static func checkShare(_ value: Double, name: String) throws(SamplingError) {
        guard value > 0, value < 1 else {
            throw .outOfRange(
                name: name, value: "\(value)",
                range: BilingualText("大于 0 且小于 1 的数", "a number greater than 0 and less than 1"))
        }
    }
}
