package dev.colophon.cli.text.casefile;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignFigure;
import dev.colophon.cases.campaign.CampaignProvider;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.ProviderFigures;
import dev.colophon.cases.campaign.PublishedSum;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.work.Host;
import dev.colophon.service.campaign.CampaignWords;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Campaigns, told to a person. */
public final class CampaignText {

    private CampaignText() {}

    /** One line of a list. */
    public static String line(Campaign campaign, Language reader) {
        return reader.say(
                "campaign.line",
                Console.safe(campaign.name()),
                campaign.deadline(),
                campaign.providers().size(),
                Console.safe(campaign.scope()));
    }

    /** All of one campaign. */
    public static List<String> lines(Campaign campaign, Language reader) {
        List<String> lines = new ArrayList<>(head(campaign, reader));
        for (CampaignProvider provider : campaign.providers()) {
            String published = provider.published()
                    .map(count -> "  "
                            + reader.say(
                                    "at", reader.say("campaign.published"), CampaignWords.published(count, reader)))
                    .orElse("");
            lines.add("  %s  %s%s"
                    .formatted(
                            Console.safe(provider.name()),
                            provider.sites().stream().map(Host::name).collect(Collectors.joining(", ")),
                            published));
        }
        return lines;
    }

    private static List<String> head(Campaign campaign, Language reader) {
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s".formatted(Console.safe(campaign.name()), Console.safe(campaign.scope())));
        lines.add(reader.say(
                "campaign.scope.line",
                reader.say("campaign.scope.opened"),
                campaign.openedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                reader.say("campaign.scope.deadline"),
                campaign.deadline().toString(),
                campaign.zone().getId()));
        PublishedSum published = campaign.published();
        if (published.numbers() > 0) {
            lines.add(CampaignWords.sum(published, reader));
        }
        return lines;
    }

    /** A report: all together, then each provider. What is zero is not shown, but for what was found. */
    public static List<String> lines(CampaignReport report, Language reader) {
        List<String> lines = new ArrayList<>(head(report.campaign(), reader));
        lines.add("%s %s".formatted(reader.say("campaign.scope.at"), report.at().truncatedTo(ChronoUnit.SECONDS)));
        lines.addAll(figures(reader.say("campaign.all"), report.all(), reader));
        report.providers().forEach(provider -> lines.addAll(figures(provider.provider(), provider, reader)));
        lines.add("");
        lines.add(reader.say("campaign.definitions.copy"));
        return lines;
    }

    private static List<String> figures(String heading, ProviderFigures figures, Language reader) {
        List<String> lines = new ArrayList<>(List.of("", "@|bold %s|@".formatted(Console.safe(heading))));
        for (CampaignFigure figure : CampaignFigure.values()) {
            long value = figure.of(figures);
            if (value > 0 || figure == CampaignFigure.FOUND) {
                lines.add("  %12s  %s"
                        .formatted(
                                CampaignWords.number(value),
                                reader.say("at", reader.say(figure.label()), reader.say(figure.meaning()))));
            }
        }
        if (figures.found() > 0) {
            lines.add("  "
                    + reader.say("at", reader.say("campaign.time-up"), CampaignWords.upTime(figures.upTime(), reader)));
        }
        figures.published()
                .ifPresent(count -> lines.add("  "
                        + reader.say("at", reader.say("campaign.published"), CampaignWords.published(count, reader))));
        return lines;
    }
}
