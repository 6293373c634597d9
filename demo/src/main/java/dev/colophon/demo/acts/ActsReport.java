package dev.colophon.demo.acts;

import dev.colophon.cases.campaign.CampaignFigure;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.record.RecordReport;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.campaign.OpenCampaign;
import dev.colophon.service.campaign.ReportCampaign;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.record.ExportPublicRecord;
import dev.colophon.service.record.VerifyPublicRecord;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the acts add up to, for the owner as a campaign and for everybody as a public record. */
public final class ActsReport {

    private static final String CAMPAIGN = "demo";
    private static final int DAYS = 30;

    private final Settings settings;
    private final EvidenceSetup evidence;
    private final InstantSource clock;

    /** In this home. */
    public ActsReport(Settings settings, EvidenceSetup evidence, InstantSource clock) {
        this.settings = settings;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** {@code campaign open}: the copies of all hosts are to be gone within thirty days. */
    public void open(ActsWeb web) {
        List<String> providers = web.planted().stream()
                .map(host -> "%s=%s".formatted(host.domain(), web.name(host)))
                .toList();
        LocalDate deadline =
                LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).plusDays(DAYS);
        Object _ = new OpenCampaign(settings)
                .open(
                        Actor.local(),
                        new OpenCampaign.Request(
                                CAMPAIGN, "the hosts of the demonstration", deadline, providers, Optional.empty()));
    }

    /** {@code campaign report}: the figures of all hosts together that are not zero, in a line. */
    public String figures(Language reader) throws IOException {
        CampaignReport report = new ReportCampaign(settings, evidence, clock)
                .report(Actor.local(), new ReportCampaign.Request(CAMPAIGN, false, false), new Heard<>())
                .report();
        return Arrays.stream(CampaignFigure.values())
                .filter(figure -> figure.of(report.all()) > 0)
                .map(figure -> "%s %d".formatted(reader.say(figure.label()), figure.of(report.all())))
                .collect(Collectors.joining(", "));
    }

    /** {@code public export}, and {@code public verify} of what it wrote. */
    public RecordReport publish(Path folder) throws IOException {
        Object _ = new ExportPublicRecord(settings, clock).export(Actor.local(), folder, new Heard<>());
        return new VerifyPublicRecord().verify(Actor.local(), folder, Optional.empty());
    }
}
