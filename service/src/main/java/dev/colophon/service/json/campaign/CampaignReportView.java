package dev.colophon.service.json.campaign;

import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.ProviderFigures;
import dev.colophon.cases.campaign.PublishedCount;
import dev.colophon.service.json.removal.SurvivalView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a campaign has come to; the schema is {@code campaign-report.schema.json}. */
public record CampaignReportView(
        String campaign,
        String scope,
        Instant openedAt,
        String deadline,
        String zone,
        Instant at,
        List<FiguresView> providers,
        FiguresView all) {

    /** The numbers of a provider, or of all. */
    public record FiguresView(
            @Nullable String provider,
            long works,
            long found,
            long noticed,
            long removedByItself,
            long removedOnNotice,
            long removedByDeadline,
            long verifiedDay,
            long verifiedWeek,
            long verifiedMonth,
            long reappeared,
            long contested,
            long restored,
            long retracted,
            long licensedSince,
            long lawful,
            long undecided,
            @Nullable Long timeUpLowerQuartileMinutes,
            @Nullable Long timeUpMedianMinutes,
            @Nullable Long timeUpUpperQuartileMinutes,
            SurvivalView survival,
            @Nullable Long published,
            @Nullable String precision) {

        private static FiguresView of(@Nullable String provider, ProviderFigures figures) {
            return new FiguresView(
                    provider,
                    figures.works(),
                    figures.found(),
                    figures.noticed(),
                    figures.removedByItself(),
                    figures.removedOnNotice(),
                    figures.removedByDeadline(),
                    figures.verifiedDay(),
                    figures.verifiedWeek(),
                    figures.verifiedMonth(),
                    figures.reappeared(),
                    figures.contested(),
                    figures.restored(),
                    figures.retracted(),
                    figures.licensedSince(),
                    figures.lawful(),
                    figures.undecided(),
                    minutes(figures.upTime().lower()),
                    minutes(figures.upTime().median()),
                    minutes(figures.upTime().upper()),
                    SurvivalView.of(figures.survival()),
                    figures.published().map(PublishedCount::value).orElse(null),
                    figures.published().map(count -> count.precision().name()).orElse(null));
        }

        private static @Nullable Long minutes(Optional<Duration> time) {
            return time.map(Duration::toMinutes).orElse(null);
        }
    }

    public static CampaignReportView of(CampaignReport report) {
        return new CampaignReportView(
                report.campaign().name(),
                report.campaign().scope(),
                report.campaign().openedAt(),
                report.campaign().deadline().toString(),
                report.campaign().zone().getId(),
                report.at(),
                report.providers().stream()
                        .map(provider -> FiguresView.of(provider.provider(), provider))
                        .toList(),
                FiguresView.of(null, report.all()));
    }
}
