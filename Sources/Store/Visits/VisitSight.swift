import Tables

/// Which visits somebody may see beside the records that were visited, as the condition of a query (检查记录可见范围).
///
/// It stands in the query itself, so that no page can forget it, and so that a page of ten has ten.
public struct VisitSight: Sendable, Equatable {
    /// The condition on the table `visits v`.
    let condition: Query

    /// Visits of spot checks that are supervised from within the scope: all of a finished one, and of one that is not
    /// finished only those of the asker's own team.
    ///
    /// Some facilities are looked at twice by teams that must not know of each other. If only their visits were left out,
    /// a gap would tell that a second look is to come; so a running check's visits are left out everywhere alike, for
    /// everybody who could report, those who organise it included: they have the page of the check itself.
    ///
    /// - Parameter user: The asker; nil for the command line, which is in no team.
    public static func spotChecks(supervisedIn scope: AreaScope, by user: Int64?) -> VisitSight {
        VisitSight(
            condition: """
                (v.purpose = 'spot-check' AND EXISTS (
                    SELECT 1 FROM campaigns c WHERE c.id = v.purpose_id
                        AND \(scope.condition(column: "c.host_path"))
                        AND (c.phase = 'finished' OR EXISTS (
                            SELECT 1 FROM campaign_members me JOIN campaign_members mate
                                ON mate.campaign = me.campaign AND mate.team = me.team
                            WHERE me.campaign = c.id AND me.user_id = \(user ?? 0) AND mate.user_id = v.user_id))))
                """)
    }

    /// Visits made for a purpose to places within the scope.
    public static func visits(for purpose: String, in scope: AreaScope) -> VisitSight {
        VisitSight(condition: "(v.purpose = \(purpose) AND \(scope.condition(column: "v.path")))")
    }
}
