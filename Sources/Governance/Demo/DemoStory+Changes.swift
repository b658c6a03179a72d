import Domain

/// Changes of the tree: a town is merged, one is renamed, one gets another code, villages move and merge.
extension DemoStory {
    mutating func changeTree() {
        // The last town is merged into the one before it; both lie side by side.
        mergeTown(towns.count - 1, into: towns.count - 2, on: Self.day(2023, 5, 1), known: Self.day(2023, 7, 2))
        renameTown(1, on: Self.day(2021, 10, 1))
        recodeTown(0, on: Self.day(2024, 4, 1))
        moveCommittee(to: 1, on: Self.day(2022, 1, 1))
        mergeCommittee(on: Self.day(2022, 6, 1))
        for number in 0..<mergedHamlets { mergeHamlet(number, on: Self.day(2021 + number % 4, 8, 1)) }
        renameHamlets()
    }

    private mutating func tellTree(_ id: SubjectID, on day: Day, known: Day? = nil, _ values: FieldValues) {
        tell(.tree, known: known ?? day, .region, id, from: day, values)
    }

    private mutating func mergeTown(_ old: Int, into new: Int, on day: Day, known: Day) {
        for number in committees.indices where committees[number].town == old {
            committees[number].town = new
            let code = committees[number].isCommunity ? towns[new].code + "002" : nextCode(in: new)
            tellTree(
                committees[number].id, on: day, known: known, ["parent": .subject(towns[new].id), "code": .text(code)])
            recodeHamlets(of: number, to: code, on: day, known: known)
        }
        rehouse(from: towns[old].id, into: towns[new].id, on: day, known: known)
        towns[old].isEnded = true
        tellTree(towns[old].id, on: day, known: known, ["isEnded": .flag(true), "successor": .subject(towns[new].id)])
        tellTree(towns[new].id, on: day, known: known, ["aliases": .text("含原" + towns[old].name)])
    }

    private mutating func recodeHamlets(of number: Int, to code: String, on day: Day, known: Day) {
        committees[number].code = code
        for hamlet in committees[number].hamlets {
            hamlets[hamlet].code = code + String(hamlets[hamlet].code.suffix(3))
            tellTree(hamlets[hamlet].id, on: day, known: known, ["code": .text(hamlets[hamlet].code)])
        }
    }

    private mutating func renameTown(_ number: Int, on day: Day) {
        let old = towns[number].name
        towns[number].name = names.seat("镇")
        tellTree(towns[number].id, on: day, ["name": .text(towns[number].name), "aliases": .text("曾用名：" + old)])
    }

    /// A town gets another code, and all the codes below follow.
    private mutating func recodeTown(_ number: Int, on day: Day) {
        let code = Self.countyCode + "150"
        for committee in committees.indices where committees[committee].town == number {
            let below = code + committees[committee].code.suffix(3)
            tellTree(committees[committee].id, on: day, ["code": .text(below)])
            recodeHamlets(of: committee, to: below, on: day, known: day)
        }
        towns[number].code = code
        tellTree(towns[number].id, on: day, ["code": .text(code)])
    }

    private mutating func moveCommittee(to town: Int, on day: Day) {
        guard
            let number = committees.indices.first(where: {
                !committees[$0].isCommunity && committees[$0].town == town + 1
            })
        else { return }
        committees[number].town = town
        let code = nextCode(in: town)
        tellTree(committees[number].id, on: day, ["parent": .subject(towns[town].id), "code": .text(code)])
        recodeHamlets(of: number, to: code, on: day, known: day)
    }

    /// Two administrative villages of one town become one.
    private mutating func mergeCommittee(on day: Day) {
        let town = towns.count - 2
        let members = committees.indices.filter {
            !committees[$0].isCommunity && committees[$0].town == town && !committees[$0].hamlets.isEmpty
        }
        guard let new = members.first, let old = members.dropFirst().first else { return }
        for hamlet in committees[old].hamlets {
            committees[new].hamlets.append(hamlet)
            let code = committees[new].code + committees[new].hamlets.count.padded(3)
            hamlets[hamlet].code = code
            hamlets[hamlet].committee = new
            tellTree(hamlets[hamlet].id, on: day, ["parent": .subject(committees[new].id), "code": .text(code)])
        }
        committees[old].hamlets = []
        rehouse(from: committees[old].id, into: committees[new].id, on: day, known: day)
        committees[old].isEnded = true
        tellTree(committees[old].id, on: day, ["isEnded": .flag(true), "successor": .subject(committees[new].id)])
    }

    private mutating func mergeHamlet(_ number: Int, on day: Day) {
        let alive = hamlets.indices.filter { !hamlets[$0].isEnded && !hosts.contains($0) }
        let old = alive[random.integer(0...(alive.count - 1))]
        hamlets[old].isEnded = true
        let neighbour = committees[hamlets[old].committee].hamlets.first { $0 != old && !hamlets[$0].isEnded }
        var values: FieldValues = ["isEnded": .flag(true)]
        values["successor"] = neighbour.map { .subject(hamlets[$0].id) }
        tellTree(hamlets[old].id, on: day, known: day + 40, values)
    }

    private mutating func renameHamlets() {
        for year in [2021, 2023, 2025] {
            let number = random.integer(0...(hamlets.count - 1))
            let old = hamlets[number].name
            tellTree(
                hamlets[number].id, on: Self.day(year, 3, 1),
                ["name": .text("新" + old), "aliases": .text("曾用名：" + old)])
            hamlets[number].name = "新" + old
        }
    }

    /// A list of the wrong villages was taken in, and taken back two days later.
    mutating func takeListBack() {
        let day = Self.day(2021, 6, 12)
        let committee = committees[0]
        for number in 1...6 {
            let id = newSubject()
            tell(
                .list, known: day, .region, id, from: Self.firstDay,
                [
                    "name": .text("误录村\(number)"), "level": .integer(Int64(RegionLevel.naturalVillage.rawValue)),
                    "parent": .subject(committee.id), "code": .text(committee.code + (900 + number).padded(3)),
                ])
            tell(
                .list, known: day, .village, id, from: Self.firstDay,
                ["registeredPopulation": .integer(Int64(80 + number)), "status": .text("treated")])
        }
        takeBack(DemoEntry.Key(day: day, occasion: .list), on: day)
    }
}
