/// Invents names: of counties and cities from rare characters, of villages from hills, waters and trees (虚构地名).
struct DemoNames {
    /// The name of the fictional province; its code is 99.
    static let province = "演示省"
    /// The name of the fictional city, 9901.
    static let city = "霁川市"
    /// The name of the fictional county, 990101.
    static let county = "漱溪县"
    /// The name of a further fictional province, by the sexagenary cycle: 演示乙丑省.
    static func province(_ number: Int) -> String {
        "演示" + stems[number % stems.count] + branches[number % branches.count] + "省"
    }

    /// The main river of the fictional county.
    static let mainRiver = "漱溪"

    private static let stems = characters("甲乙丙丁戊己庚辛壬癸")
    private static let branches = characters("子丑寅卯辰巳午未申酉戌亥")
    private static let rare = characters(
        "霁漱濯澹翕漪滟泠淙湜澍煦翊荇菡葳蘅璟琬琰霏霂岫嵘峤崦嶂皎晗昕晞曦暄暝筠箬簌篁苕茗荻荪莳葭蒹蓼薇藜蘼鸢鹭鸥鹇翮翎羽绮绡缃缥缦纾练")
    private static let land = characters(
        "川溪泽原宁和安平阳陵台丘源屏湖泉浦岭洲港山江城水河林谷塘坪滩田云月松柏梅兰竹菊荷桐枫柳杉樟桂桃杏梨枣")
    private static let things = characters(
        "松柏樟枫柳竹杉桐梅桃李桂茶荷莲藤石岩砂泉潭溪井桥渡云雾霞月星鹤鹭鹿羊牛马龙凤金银铜青白黄红乌")
    private static let forms = characters("坪湾坳垄冲塘坝岭坑寨埠洲岗坡墩圩屋背谷滩")
    private static let sides = characters("上下大小东西南北新老前后里外中")
    private static let ends = ["头", "尾", "口", "边", "角", "脚", "畔", ""]

    private var used: Set<String> = []
    private var random: DemoRandom

    /// Names that are unique among those that the value gives.
    init(_ random: DemoRandom) {
        self.random = random
    }

    private static func characters(_ text: String) -> [String] {
        text.map { String($0) }
    }

    /// Forgets the names given so far: what comes next stands under another parent.
    mutating func startAnew() {
        used.removeAll(keepingCapacity: true)
    }

    /// A name for a city, county or town, without its kind.
    mutating func seat(_ suffix: String) -> String {
        unique { random in random.pick(Self.rare) + random.pick(Self.land) + suffix }
    }

    /// A name for an administrative village, without 村.
    mutating func committee() -> String {
        unique { random in random.pick(Self.things) + random.pick(Self.land) }
    }

    /// A name for a natural village.
    mutating func hamlet() -> String {
        unique { random in
            let front = random.chance(0.45) ? random.pick(Self.sides) : ""
            let end = random.chance(0.35) ? random.pick(Self.ends) : ""
            return front + random.pick(Self.things) + random.pick(Self.forms) + end
        }
    }

    private mutating func unique(_ make: (inout DemoRandom) -> String) -> String {
        for _ in 0..<64 {
            let name = make(&random)
            if used.insert(name).inserted { return name }
        }
        // So many places under one parent that the syllables run out: a number tells them apart.
        let name = make(&random) + String(used.count + 1)
        used.insert(name)
        return name
    }

    /// Names for the rivers of a land, the main river first.
    static func rivers(_ count: Int, seed: UInt64) -> [String] {
        var names = DemoNames(DemoRandom(seed, stream: 12))
        names.used.insert(mainRiver)
        return (0..<count).map { number in
            number == 0 ? mainRiver : names.unique { random in random.pick(rare) + (random.chance(0.6) ? "溪" : "水") }
        }
    }
}
