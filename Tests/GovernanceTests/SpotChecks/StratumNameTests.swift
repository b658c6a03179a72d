import Governance
import Testing

@Suite("Names of strata")
struct StratumNameTests {
    @Test(
        "classes of sizes carry their unit, alone, beside other features and in a stratum put together from others",
        arguments: [
            ("<20", "<20 m³/d"), ("20-100", "20-100 m³/d"), ("甲县/>=500", "甲县/>=500 m³/d"),
            ("100-500/A2O + 100-500/MBR", "100-500 m³/d/A2O + 100-500 m³/d/MBR"), ("?", "?"), ("甲县", "甲县"),
        ])
    func units(_ name: String, _ shown: String) {
        #expect(CampaignOverview.stratumWithUnits(name) == shown)
    }
}
