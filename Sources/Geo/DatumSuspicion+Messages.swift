extension DatumSuspicion {
    /// The findings in Chinese, one sentence each, most telling first; empty if nothing is suspicious.
    public var chineseFindings: [String] {
        var findings: [String] = []
        if let likelySystem {
            var text = "坐标可能不是声明的“\(declared.chineseName)”，而是“\(likelySystem.chineseName)”："
            if let offset, let candidate = offset.candidates.first(where: { $0.system == likelySystem }),
                offset.isDecisive
            {
                text += "\(offset.sampleCount) 个点的偏移中位数为 \(Self.metres(offset.median)) 米、方位 "
                text += "\(Self.degrees(offset.median))°，该坐标系应造成的偏移为 \(Self.metres(candidate.predicted)) 米、"
                text += "方位 \(Self.degrees(candidate.predicted))°，\(Self.percent(candidate.agreeingShare))% 的点相符。"
            } else if let area = areas.first(where: { $0.system == likelySystem }) {
                text += "按该坐标系有 \(area.gainedCount) 个点回到所属区划内，\(area.lostCount) 个点落到区划外。"
            }
            findings.append(text + "请核实来源后重新选择坐标系；系统不会自动改动坐标。")
        }
        if !swappedIndices.isEmpty {
            findings.append("\(examinedCount) 个点中有 \(swappedIndices.count) 个的两列坐标似乎对调。请检查列的对应关系。")
        }
        if !impossibleIndices.isEmpty {
            findings.append(
                "\(examinedCount) 个点中有 \(impossibleIndices.count) 个不在中国范围内，对调后也不在。请检查数值、单位和坐标系。")
        }
        if !outsideAreaIndices.isEmpty {
            findings.append("\(withAreaCount) 个点中有 \(outsideAreaIndices.count) 个落在所属区划之外。请逐点核对。")
        }
        return findings
    }

    /// The findings in English, one each, most telling first; empty if nothing is suspicious.
    public var englishFindings: [String] {
        var findings: [String] = []
        if let likelySystem {
            var text = "Positions are probably not \(declared.englishName) as declared "
            text += "but \(likelySystem.englishName): "
            if let offset, let candidate = offset.candidates.first(where: { $0.system == likelySystem }),
                offset.isDecisive
            {
                text += "the median offset of \(offset.sampleCount) points is \(Self.metres(offset.median)) m "
                text += "at bearing \(Self.degrees(offset.median))°; "
                text += "that system would cause \(Self.metres(candidate.predicted)) m "
                text += "at \(Self.degrees(candidate.predicted))°, and "
                text += "\(Self.percent(candidate.agreeingShare)) % of the points agree. "
            } else if let area = areas.first(where: { $0.system == likelySystem }) {
                text += "read so, \(area.gainedCount) points come back into their areas "
                text += "and \(area.lostCount) leave them. "
            }
            text += "Check the source and choose the system again; positions are never changed by themselves."
            findings.append(text)
        }
        if !swappedIndices.isEmpty {
            findings.append(
                "\(swappedIndices.count) of \(examinedCount) points seem to have their two columns swapped. "
                    + "Check the column mapping.")
        }
        if !impossibleIndices.isEmpty {
            findings.append(
                "\(impossibleIndices.count) of \(examinedCount) points are not in China, nor when swapped. "
                    + "Check numbers, units and system.")
        }
        if !outsideAreaIndices.isEmpty {
            findings.append(
                "\(outsideAreaIndices.count) of \(withAreaCount) points lie outside the area they belong to. "
                    + "Check them one by one.")
        }
        return findings
    }

    private static func metres(_ offset: LocalPlane.Offset) -> Int { Int(offset.lengthMetres.rounded()) }
    private static func degrees(_ offset: LocalPlane.Offset) -> Int { Int(offset.bearingDegrees.rounded()) % 360 }
    private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
}
