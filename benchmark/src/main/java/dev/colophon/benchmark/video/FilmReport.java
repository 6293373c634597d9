package dev.colophon.benchmark.video;

import dev.colophon.benchmark.report.ReportPage;
import dev.colophon.index.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The figures as a page, with strips of what was missed and of what was wrong. */
final class FilmReport {

    private static final String TITLE = "What is found of films";
    private static final int MOST_SHOWN = 40;

    private final FilmFigures figures;
    private final FilmSuite suite;

    FilmReport(FilmFigures figures, FilmSuite suite) {
        this.figures = figures;
        this.suite = suite;
    }

    String html() throws IOException {
        ReportPage page = new ReportPage();
        page.raw("<h1>" + TITLE + "</h1>");
        page.note(
                "%d films among %d registered ones, %d searches. Found is STRONG with the right film; by keyframes is by local features."
                        .formatted(
                                figures.films(),
                                suite.registered().size(),
                                figures.outcomes().size()));
        List<List<String>> rows = new ArrayList<>();
        for (FilmCondition condition : figures.conditions()) {
            rows.add(figures.row(condition));
        }
        page.table(List.of("change", "found", "listed", "by keyframes", "ends within 1 s", "speed within 2 %"), rows);
        List<FilmOutcome> wrong = figures.falseAlarms();
        page.heading("Wrong matches: " + wrong.size());
        for (FilmOutcome outcome : wrong.subList(0, Math.min(wrong.size(), MOST_SHOWN))) {
            Match match = outcome.falseAlarm().orElseThrow();
            strips(page, outcome, suite.work(match).file(), match.why().sentence());
        }
        List<FilmOutcome> missed = figures.missed();
        page.heading("Missed copies: " + missed.size());
        for (FilmOutcome outcome : missed.subList(0, Math.min(missed.size(), MOST_SHOWN))) {
            strips(page, outcome, outcome.work().file(), outcome.listed() ? "a candidate" : "nothing");
        }
        return page.page(TITLE);
    }

    private void strips(ReportPage page, FilmOutcome outcome, Path work, String words) throws IOException {
        Path copy = suite.copy(outcome.work(), outcome.condition());
        try {
            page.figure(
                    strip(copy, outcome.work().seconds()) + " "
                            + strip(work, outcome.work().seconds()),
                    String.format(
                            Locale.ROOT,
                            "%s: %s: %s",
                            outcome.condition().name(),
                            outcome.work().name(),
                            words));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static String strip(Path film, double seconds) throws IOException {
        return "<img alt=\"\" src=\"data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(FilmSuite.strip(film, seconds)) + "\">";
    }
}
