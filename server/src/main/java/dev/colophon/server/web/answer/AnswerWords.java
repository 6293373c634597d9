package dev.colophon.server.web.answer;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.page.AnswerForm;
import dev.colophon.cases.notice.page.AnswerLetter;
import dev.colophon.cases.notice.page.PageAnswerKind;
import dev.colophon.cases.regime.Regime.StepMeaning;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.server.view.Frame;
import dev.colophon.server.web.notices.NoticeWords;
import dev.colophon.service.answer.AnswerPage;
import dev.colophon.service.answer.HandedIn.Received;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page of an answer shows.
 *
 * @param here its path
 * @param kind what somebody is about to say; empty: they have not chosen
 * @param form what stands in the fields
 * @param told keys of what is said about what was sent; none where nothing was
 * @param lacking what the law asks for, too
 * @param received what was handed in just now
 */
public record AnswerWords(
        AnswerPage page,
        NoticeWords words,
        String here,
        Optional<PageAnswerKind> kind,
        Optional<AnswerForm> form,
        List<String> told,
        List<CounterField> lacking,
        Optional<Received> received) {

    private static final int MOST_PREFILLED = 20;

    public AnswerWords {
        told = List.copyOf(told);
        lacking = List.copyOf(lacking);
    }

    /** The path with the language of whoever reads, which no cookie remembers. */
    public String link(Frame frame, String query) {
        String language = "lang=" + frame.words().tag();
        return here + "?" + (query.isEmpty() ? language : query + "&" + language);
    }

    /** The fields of the form. */
    public List<AnswerFields.Asked> fields() {
        return kind.map(chosen -> AnswerFields.of(chosen, page.regime())).orElse(List.of());
    }

    /** Those in which something is written. */
    public List<AnswerFields.Asked> written() {
        return fields().stream()
                .filter(asked -> !AnswerForm.isStatement(asked.field()))
                .toList();
    }

    /** Those that are declared. */
    public List<AnswerFields.Asked> declared() {
        return fields().stream()
                .filter(asked -> AnswerForm.isStatement(asked.field()))
                .toList();
    }

    /** What stands in a field: of a new form what the notice names. */
    public String value(CounterField field) {
        return form.map(filled -> filled.value(field).orElse("")).orElseGet(() -> switch (field) {
            case ITEMS_URL ->
                named(page.copies().stream().map(AnswerPage.Copy::url).toList());
            case ITEMS_TITLE ->
                named(page.copies().stream()
                        .map(AnswerPage.Copy::work)
                        .distinct()
                        .toList());
            default -> "";
        });
    }

    private String named(List<String> all) {
        return page.more() > 0 || all.size() > MOST_PREFILLED
                ? ""
                : all.stream().collect(Collectors.joining("\n"));
    }

    /** Whether it is asked which copies an answer of a kind is about. */
    public boolean asksForCopies(PageAnswerKind asked) {
        return AnswerFields.hasCopies(asked) && page.copies().size() > 1;
    }

    /** Whether a copy is ticked. */
    public boolean isAbout(int copy) {
        return form.filter(filled -> filled.copies().contains(copy)).isPresent();
    }

    /** Whether a statement is ticked. */
    public boolean ticks(CounterField statement) {
        return form.filter(filled -> filled.declares(statement)).isPresent();
    }

    /** The sentence of a statement in the language of the law. */
    public String sentence(CounterField statement) {
        return AnswerLetter.sentence(statement, page.language()).orElse("");
    }

    public String inWords() {
        return form.flatMap(AnswerForm::words).orElse("");
    }

    /** What the law says of the present step. */
    public StepMeaning meaning() {
        return page.regime().step(page.step());
    }

    /** What it says of an answer. */
    public StepMeaning afterAnswer() {
        return page.regime().step(RegimeStep.COUNTERED);
    }

    /** Whether it is not there yet. */
    public boolean isBeforeAnswer() {
        return page.step() != RegimeStep.COUNTERED && page.step() != RegimeStep.RESTORED;
    }

    /** What runs. */
    public List<RunningClock> clocks() {
        return page.clocks();
    }

    /** Whether one of the fields that the law asks for is missing. */
    public boolean lacks(CounterField field) {
        return lacking.contains(field);
    }
}
