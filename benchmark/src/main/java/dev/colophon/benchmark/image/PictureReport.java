package dev.colophon.benchmark.image;

import dev.colophon.benchmark.image.PictureConditions.Group;
import dev.colophon.benchmark.image.PictureConditions.PictureCondition;
import dev.colophon.benchmark.image.PictureCorpus.Kind;
import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.report.ReportPage;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a run as a page: what is found under which change, and contact sheets of what was missed and wrongly found. */
final class PictureReport {

    private static final int MOST_SHOWN = 120;
    private static final int SMALL = 150;
    private static final int QUALITY = 70;

    /** Makes a copy again, to be shown. */
    @FunctionalInterface
    interface Copies {
        byte[] copy(Picture picture, BufferedImage image, PictureCondition condition) throws IOException;
    }

    private final PictureFigures figures;
    private final Map<ReferenceId, Picture> registered;
    private final Copies copies;

    PictureReport(PictureFigures figures, Map<ReferenceId, Picture> registered, Copies copies) {
        this.figures = figures;
        this.registered = registered;
        this.copies = copies;
    }

    String html() throws IOException {
        ReportPage page = new ReportPage();
        page.raw("<h1>What is found of pictures</h1>");
        page.note(
                "%,d works among %,d registered pictures, %,d altered copies of them, and %,d of pictures that are not registered. "
                                .formatted(
                                        figures.copies().stream()
                                                .map(PictureOutcome::picture)
                                                .distinct()
                                                .count(),
                                        registered.size(),
                                        figures.copies().size(),
                                        figures.negatives().size())
                        + "Found is STRONG with the right work.");
        page.table(
                List.of("", "photographs", "graphics", "bar"),
                Arrays.stream(Group.values())
                        .map(group -> List.of(
                                group.words(),
                                share(Kind.PHOTOGRAPH, group),
                                share(Kind.GRAPHIC, group),
                                group.bar() == 0 ? "" : String.format(Locale.ROOT, "%.2f", group.bar())))
                        .toList());
        page.heading("Each change");
        List<List<String>> rows = new ArrayList<>();
        for (PictureCondition condition : PictureConditions.ALL) {
            rows.add(List.of(
                    condition.name(),
                    number(figures.found(PictureFigures.of(Kind.PHOTOGRAPH, condition))),
                    number(figures.found(PictureFigures.of(Kind.GRAPHIC, condition)))));
        }
        page.table(List.of("change", "photographs", "graphics"), rows);
        List<PictureOutcome> wrong = figures.falseAlarms();
        page.heading("Wrong matches: " + wrong.size());
        page.note("STRONG with another work, each copy beside the work that was named.");
        for (PictureOutcome outcome : wrong.subList(0, Math.min(wrong.size(), MOST_SHOWN))) {
            Match match = outcome.falseAlarm().orElseThrow();
            pair(
                    page,
                    outcome,
                    PictureFigures.work(match, registered),
                    match.why().sentence());
        }
        List<PictureOutcome> missed =
                figures.copies().stream().filter(outcome -> !outcome.found()).toList();
        page.heading("Missed copies: " + missed.size());
        for (PictureOutcome outcome : PictureCorpus.evenly(missed, MOST_SHOWN)) {
            pair(page, outcome, outcome.picture(), outcome.listed() ? "a candidate" : "nothing");
        }
        return page.page("What is found of pictures");
    }

    private String share(Kind kind, Group group) {
        return number(figures.found(outcome ->
                outcome.picture().kind() == kind && outcome.condition().group() == group));
    }

    private static String number(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.3f", share);
    }

    private void pair(ReportPage page, PictureOutcome outcome, Picture work, String words) throws IOException {
        byte[] copy = copies.copy(
                outcome.picture(), PixelArrays.read(outcome.picture().file()), outcome.condition());
        page.figure(
                image(PixelArrays.decode(copy)) + " " + image(PixelArrays.read(work.file())),
                outcome.condition().name() + ": " + outcome.picture().name() + ", " + work.name() + ": " + words);
    }

    private static String image(BufferedImage image) throws IOException {
        double scale = SMALL / (double) Math.max(image.getWidth(), image.getHeight());
        byte[] small = PixelArrays.jpeg(PictureAlteration.resize(image, Math.min(1, scale)), QUALITY);
        return "<img alt=\"\" src=\"data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(small) + "\">";
    }
}
