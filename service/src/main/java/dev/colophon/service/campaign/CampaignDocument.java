package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignFigure;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.ProviderFigures;
import dev.colophon.cases.campaign.PublishedSum;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.NoticeDocument.Entry;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Figures;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.messages.Language;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A campaign report as a document to be printed, in the language of whoever reads. */
final class CampaignDocument {

    private static final Set<CampaignFigure> REMOVED =
            EnumSet.range(CampaignFigure.WORKS, CampaignFigure.REMOVED_BY_DEADLINE);
    private static final Set<CampaignFigure> STAYED =
            EnumSet.range(CampaignFigure.VERIFIED_DAY, CampaignFigure.REAPPEARED);
    private static final Set<CampaignFigure> ANSWERED =
            EnumSet.range(CampaignFigure.CONTESTED, CampaignFigure.UNDECIDED);

    private final CampaignReport report;
    private final Checkpoint head;
    private final VerifierKey key;
    private final Language reader;

    private CampaignDocument(CampaignReport report, Checkpoint head, VerifierKey key, Language reader) {
        this.report = report;
        this.head = head;
        this.key = key;
        this.reader = reader;
    }

    /**
     * The document of a report.
     *
     * @param head of the log, when all that is counted was in it
     * @param key of the log
     */
    static NoticeDocument of(CampaignReport report, Checkpoint head, VerifierKey key, Language reader) {
        return new CampaignDocument(report, head, key, reader).document();
    }

    private NoticeDocument document() {
        Campaign campaign = report.campaign();
        return new NoticeDocument(
                reader.tag(),
                reader.say("campaign.title", campaign.name()),
                List.of(scope(campaign), figures(), proof(), definitions()));
    }

    private Section scope(Campaign campaign) {
        List<Entry> entries = new ArrayList<>(List.of(
                new Field(reader.say("campaign.scope.sentence"), campaign.scope()),
                new Field(reader.say("campaign.scope.opened"), second(campaign.openedAt())),
                new Field(
                        reader.say("campaign.scope.deadline"),
                        campaign.deadline() + " (" + campaign.zone().getId() + ")"),
                new Field(reader.say("campaign.scope.at"), second(report.at())),
                new Field(
                        reader.say("campaign.scope.providers"),
                        CampaignWords.number(report.providers().size()))));
        PublishedSum published = campaign.published();
        if (published.numbers() > 0) {
            entries.add(new Field(reader.say("campaign.published"), CampaignWords.sum(published, reader)));
        }
        return new Section(reader.say("campaign.scope"), entries);
    }

    private static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Section figures() {
        List<Entry> entries = new ArrayList<>();
        entries.add(table(REMOVED, List.of(), _ -> List.of()));
        entries.add(table(
                STAYED,
                List.of(reader.say("campaign.time-up")),
                figures -> List.of(CampaignWords.upTime(figures.upTime(), reader))));
        entries.add(table(ANSWERED, List.of(), _ -> List.of()));
        if (report.campaign().published().numbers() > 0) {
            entries.add(new Figures(
                    List.of(reader.say("campaign.scope.providers"), reader.say("campaign.published")),
                    report.providers().stream()
                            .flatMap(provider -> provider.published().stream()
                                    .map(count -> List.of(provider.provider(), CampaignWords.published(count, reader))))
                            .toList()));
        }
        return new Section(reader.say("campaign.figures"), entries);
    }

    /** What stands in further columns. */
    private interface More {
        List<String> of(ProviderFigures figures);
    }

    /** All together, then each provider. */
    private Figures table(Set<CampaignFigure> columns, List<String> moreHeads, More more) {
        List<String> heads = new ArrayList<>(List.of(reader.say("campaign.scope.providers")));
        columns.forEach(column -> heads.add(reader.say(column.label())));
        heads.addAll(moreHeads);
        List<List<String>> rows =
                new ArrayList<>(List.of(row(reader.say("campaign.all"), report.all(), columns, more)));
        report.providers().forEach(provider -> rows.add(row(provider.provider(), provider, columns, more)));
        return new Figures(heads, rows);
    }

    private static List<String> row(String name, ProviderFigures figures, Set<CampaignFigure> columns, More more) {
        return Stream.of(
                        Stream.of(name),
                        columns.stream().map(column -> CampaignWords.number(column.of(figures))),
                        more.of(figures).stream())
                .flatMap(cells -> cells)
                .toList();
    }

    private Section proof() {
        return new Section(
                reader.say("campaign.proof"),
                List.of(
                        new Words(reader.say("campaign.proof.counted")),
                        new Field(reader.say("campaign.proof.log"), head.origin()),
                        new Field(reader.say("campaign.proof.leaves"), CampaignWords.number(head.size())),
                        new Field(reader.say("campaign.proof.root"), head.root().hex()),
                        new Field(reader.say("campaign.proof.key"), key.toString()),
                        new Words(reader.say("campaign.proof.file")),
                        new Words(reader.say("campaign.proof.record"))));
    }

    private Section definitions() {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Words(reader.say("campaign.definitions.copy")));
        for (CampaignFigure figure : CampaignFigure.values()) {
            entries.add(new Field(reader.say(figure.label()), reader.say(figure.meaning())));
        }
        entries.add(new Field(reader.say("campaign.time-up"), reader.say("campaign.definitions.time-up")));
        return new Section(reader.say("campaign.definitions"), entries);
    }
}
