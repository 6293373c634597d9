package dev.colophon.server.web.record;

import dev.colophon.cases.campaign.CampaignFigure;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.server.page.SurvivalChart;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The report of a campaign as a page shows it: its numbers in three tables, as on paper. */
public record CampaignPage(CampaignReport report) {

    /** Which numbers stand together. */
    public static final List<Set<CampaignFigure>> TABLES = List.of(
            EnumSet.range(CampaignFigure.WORKS, CampaignFigure.REMOVED_BY_DEADLINE),
            EnumSet.range(CampaignFigure.VERIFIED_DAY, CampaignFigure.REAPPEARED),
            EnumSet.range(CampaignFigure.CONTESTED, CampaignFigure.UNDECIDED));

    /** How long copies of all providers stayed up; empty where none was seen twice. */
    public Optional<SurvivalChart> survival() {
        return SurvivalChart.of(report.all().survival());
    }
}
