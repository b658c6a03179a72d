/// The fields of a village (村庄底数), after the merged column sets of the ledgers in use.
public enum VillageFields {
    /// All of them, in the order of forms and lists.
    public static let all: [Field] =
        people + water + situation + treatment + [
            SharedFields.longitude, SharedFields.latitude, SharedFields.groundLevel, SharedFields.sourceDatum,
            SharedFields.remarks,
        ]

    private static let people: [Field] = [
        Field("villageClass", "村庄类型", "Class", .choice(VillageClass.choices), synonyms: ["类型", "村庄分类"]),
        Field(
            "registeredHouseholds", "户籍户数", "Registered households", .count, unit: Units.households,
            synonyms: ["户籍总户数", "总户数", "在册户数", "户籍户数（户）"], sortable: true),
        Field(
            "registeredPopulation", "户籍人口", "Registered population", .count, unit: Units.people,
            synonyms: ["户籍总人口", "总人口", "在册人口", "户籍人口数", "pop_total", "人口总数"], sortable: true),
        Field(
            "registeredMale", "户籍人口（男）", "Registered men", .count, unit: Units.people,
            synonyms: ["男", "男性", "其中男", "其中：男", "pop_male", "男（人）"]),
        Field(
            "registeredFemale", "户籍人口（女）", "Registered women", .count, unit: Units.people,
            synonyms: ["女", "女性", "其中女", "其中：女", "pop_female", "女（人）"]),
        Field(
            "residentHouseholds", "常住户数", "Resident households", .count, unit: Units.households,
            synonyms: ["常住总户数", "实际居住户数", "常住农户数"], sortable: true),
        Field(
            "residentPopulation", "常住人口", "Resident population", .count, unit: Units.people,
            synonyms: ["常住总人口", "实际居住人口", "常住人口数"], sortable: true),
        Field(
            "peakPopulation", "高峰人口", "Peak population", .count, unit: Units.people, synonyms: ["春节高峰人口", "高峰期人口"]),
    ]

    private static let water: [Field] = [
        Field("waterSupply", "供水方式", "Water supply", .choice(WaterSupply.choices), synonyms: ["供水情况"]),
        Field(
            "waterUse", "用水量", "Water use", .quantity(1), unit: Units.cubicMetresADay, synonyms: ["日用水量", "生活用水量"]),
        Field(
            "improvedToiletHouseholds", "改厕户数", "Households with improved toilets", .count, unit: Units.households,
            synonyms: ["卫生厕所户数", "已改厕户数", "完成改厕户数"]),
        Field(
            "connectedToiletHouseholds", "厕所污水接入治理户数", "Households whose toilet drains to treatment", .count,
            unit: Units.households, synonyms: ["改厕接入户数", "厕污接入户数", "厕所粪污接入户数"]),
        Field("toiletType", "厕所类型", "Toilet type", .line, synonyms: ["改厕模式", "户厕类型"]),
    ]

    private static let situation: [Field] = [
        Field("layout", "房屋分布", "Layout", .line, synonyms: ["房屋密度", "居住形态", "房屋分布/密度"]),
        Field("terrain", "地形", "Terrain", .choice(Terrain.choices), synonyms: ["地形地貌"]),
        Field(
            "sewerDistance", "距最近污水管网", "Distance to the nearest sewer", .quantity(0), unit: Units.metres,
            synonyms: ["距最近污水管网(m)", "距管网距离"]),
        Field(
            "elevationDifference", "高差", "Elevation difference", .decimal(-3000...3000, places: 1), unit: Units.metres,
            synonyms: ["与管网高差"]),
        Field("receivingWater", "受纳水体", "Receiving water", .line, synonyms: ["受纳水体名称", "受纳水体及功能"]),
        Field("receivingWaterFunction", "受纳水体功能", "Function of the receiving water", .line, synonyms: ["水体功能"]),
        Field(
            "isInProtectionZone", "位于饮用水水源保护区", "In a drinking-water protection zone", .flag,
            synonyms: ["是否水源保护区", "是否饮用水水源保护区", "是否位于水源保护区", "是否水源保护区/敏感区"]),
        Field("isInSensitiveArea", "位于环境敏感区", "In a sensitive area", .flag, synonyms: ["是否敏感区"]),
        Field("isBlackOdorous", "有黑臭水体", "Has black-odorous water", .flag, synonyms: ["是否黑臭", "是否有黑臭水体"]),
        Field("drainage", "排水现状", "Present drainage", .note, synonyms: ["排水情况", "污水排放现状"]),
        Field("locationDescription", "位置描述", "Location", .note, synonyms: ["位置", "location_text", "地理位置"]),
        Field(
            "directionFromTown", "距镇方位", "Direction from the town seat", .line,
            synonyms: ["direction_from_town_seat", "方位"]),
        Field(
            "distanceFromTown", "距镇距离", "Distance from the town seat", .quantity(1), unit: Units.kilometres,
            synonyms: ["distance_km_from_town_seat", "距镇政府"]),
    ]

    private static let treatment: [Field] = [
        Field(
            "status", "治理状态", "Status", .choice(TreatmentStatus.choices),
            synonyms: ["治理情况", "是否治理", "是否完成治理", "治理状态(未/管控/治理)"], sortable: true),
        Field("mode", "治理模式", "Mode", .choice(TreatmentMode.choices), synonyms: ["治理方式", "处理模式", "处理方式"]),
        Field(
            "coveredHouseholds", "覆盖户数", "Covered households", .count, unit: Units.households,
            synonyms: ["受益户数", "污水收集户数", "接入户数", "覆盖农户数"], sortable: true),
        Field(
            "coverageRate", "覆盖率", "Coverage", .decimal(0...100, places: 2), unit: Units.percent,
            synonyms: ["农户覆盖率", "受益率", "覆盖率（%）"]),
        Field("completedOn", "完成时间", "Completed on", .day, synonyms: ["完成治理时间", "完成日期", "治理完成时间"]),
        Field("recognitionBatch", "认定批次", "Recognition batch", .line, synonyms: ["批次", "认定批次号"]),
    ]
}
