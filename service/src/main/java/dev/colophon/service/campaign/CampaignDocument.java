package dev.colophon.service.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignFigure;
import dev.colophon.cases.campaign.CampaignReport;
import dev.colophon.cases.campaign.ProviderFigures;
import dev.colophon.cases.campaign.PublishedSum;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.NoticeDocument.Field;
import dev.colophon.cases.message.form.NoticeDocument.Section;
import dev.colophon.cases.message.form.NoticeDocument.Words;
import dev.colophon.evidence.messages.Language;
import java.util.ArrayList;
import java.util.List;

/** A campaign report as a document to be printed, in the language of whoever reads. */
final class CampaignDocument {

    private final CampaignReport report;
    private final Language reader;

    private CampaignDocument(CampaignReport report, Language reader) {
        this.report = report;
        this.reader = reader;
    }

    static NoticeDocument of(CampaignReport report, Language reader) {
        return new CampaignDocument(report, reader).document();
    }

    private NoticeDocument document() {
        Campaign campaign = report.campaign();
        List<Section> sections = new ArrayList<>();
        sections.add(scope(campaign));
        sections.add(figures(reader.say("campaign.all"), report.all()));
        report.providers().forEach(provider -> sections.add(figures(provider.provider(), provider)));
        sections.add(definitions());
        return new NoticeDocument(reader.tag(), reader.say("campaign.title", campaign.name()), sections);
    }

    private Section scope(Campaign campaign) {
        List<NoticeDocument.Entry> entries = new ArrayList<>(List.of(
                new Field(reader.say("campaign.scope.sentence"), campaign.scope()),
                new Field(
                        reader.say("campaign.scope.opened"), campaign.openedAt().toString()),
                new Field(
                        reader.say("campaign.scope.deadline"),
                        campaign.deadline() + " (" + campaign.zone().getId() + ")"),
                new Field(reader.say("campaign.scope.at"), report.at().toString()),
                new Field(
                        reader.say("campaign.scope.providers"),
                        CampaignWords.number(report.providers().size()))));
        PublishedSum published = campaign.published();
        if (published.numbers() > 0) {
            entries.add(new Field(reader.say("campaign.published"), CampaignWords.sum(published, reader)));
        }
        return new Section(reader.say("campaign.scope"), entries);
    }

    private Section figures(String heading, ProviderFigures figures) {
        List<NoticeDocument.Entry> entries = new ArrayList<>();
        for (CampaignFigure figure : CampaignFigure.values()) {
            entries.add(new Field(reader.say(figure.label()), CampaignWords.number(figure.of(figures))));
        }
        entries.add(new Field(reader.say("campaign.time-up"), CampaignWords.upTime(figures.upTime(), reader)));
        figures.published()
                .ifPresent(count -> entries.add(
                        new Field(reader.say("campaign.published"), CampaignWords.published(count, reader))));
        return new Section(heading, entries);
    }

    private Section definitions() {
        List<NoticeDocument.Entry> entries = new ArrayList<>();
        entries.add(new Words(reader.say("campaign.definitions.copy")));
        for (CampaignFigure figure : CampaignFigure.values()) {
            entries.add(new Field(reader.say(figure.label()), reader.say(figure.meaning())));
        }
        entries.add(new Field(reader.say("campaign.time-up"), reader.say("campaign.definitions.time-up")));
        return new Section(reader.say("campaign.definitions"), entries);
    }
}
