package dev.colophon.server.web.cases;

import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.regime.Regime;
import dev.colophon.service.casefile.CaseDetail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked of whoever drafts a notice about a case.
 *
 * @param regimes procedures to choose from
 * @param chosen the one that was chosen; empty: none yet
 */
public record DraftPage(CaseDetail detail, List<Regime> regimes, Optional<Regime> chosen) {

    private static final String STATEMENT = "statement.";

    public DraftPage {
        regimes = List.copyOf(regimes);
    }

    public String number() {
        return detail.file().number().toString();
    }

    /** What the procedure wants declared. */
    public List<Regime.RequiredField> declared() {
        return chosen.stream()
                .flatMap(regime -> regime.notice().required().stream())
                .filter(required -> required.field().key().startsWith(STATEMENT))
                .toList();
    }

    /**
     * A sentence that a box stands for.
     *
     * @param language in which the notice says it
     */
    public record Sentence(String language, String words) {}

    /** What the notice says when that is declared, in each language in which it can be written. */
    public List<Sentence> sentences(Regime.RequiredField required) {
        Optional<Statement> statement = statement(word(required.field()));
        return chosen.stream()
                .flatMap(regime -> regime.notice().languages().stream()
                        .flatMap(language -> NoticeForm.of(regime.notice().form()).stream()
                                .flatMap(form ->
                                        statement.stream().flatMap(one -> form.sentence(one, language).stream()))
                                .map(words -> new Sentence(language, words))))
                .toList();
    }

    /** Titles that are names of files, and that the notice would name the works by. */
    public List<String> fileNames() {
        return detail.members().stream()
                .flatMap(member -> member.sighting().stream())
                .map(sighting -> sighting.work().title())
                .filter(
                        title -> title.matches(
                                "(?i).+\\.(jpe?g|png|gif|webp|tiff?|bmp|mp3|m4a|wav|flac|ogg|mp4|mov|mkv|avi|webm|txt|pdf|docx?|epub)"))
                .distinct()
                .toList();
    }

    /** Whether it wants a signature. */
    public boolean isSigned() {
        return chosen.stream()
                .flatMap(regime -> regime.notice().required().stream())
                .anyMatch(required -> required.field() == NoticeField.SIGNATURE);
    }

    /** The word of a declaration in a form, such as {@code good-faith}. */
    public static String word(NoticeField field) {
        return field.key()
                .substring(STATEMENT.length())
                .replaceAll("([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }

    /** The declaration of such a word; empty where there is none. */
    static Optional<Statement> statement(String word) {
        for (Statement statement : Statement.values()) {
            if (statement.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return Optional.of(statement);
            }
        }
        return Optional.empty();
    }
}
