package dev.colophon.demo.picture;

import dev.colophon.cli.drawing.Drawing;
import dev.colophon.cli.output.Lines;
import dev.colophon.demo.smallweb.DemoResult;
import dev.colophon.demo.smallweb.DemoUse;
import dev.colophon.demo.words.DemoWords;
import dev.colophon.evidence.messages.Language;
import dev.colophon.index.Grade;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The demo's result, drawn: a cell for each planted copy with the work and the copy side by side, then one for each lawful
 * use. Below the pair, a strip shows which part of the work is in which part of the copy.
 */
public final class DemoPicture {

    /** In pixels. */
    public static final int WIDTH = 1_280;

    private static final int PAPER = 0xf5f5f1;
    private static final int SHEET = 0xffffff;
    private static final int SUNK = 0xebebe5;
    private static final int INK = 0x18222c;
    private static final int INK_2 = 0x444f5a;
    private static final int INK_3 = 0x56606a;
    private static final int RULE = 0xdadad2;
    private static final int SILENT = 0xb9bfc4;
    private static final int CHANGED = 0xb0791c;
    private static final int FAULT = 0x93310f;
    private static final int FAULT_WASH = 0xfaeae4;
    private static final int LAWFUL = 0x1a6246;
    private static final int LAWFUL_WASH = 0xe3f1ea;
    /** The work is drawn in the one ink, the copy in the other. */
    private static final Side WORK = new Side("A", 0x1b4b7a, 0xe4edf6);

    private static final Side COPY = new Side("B", 0x7d4e08, 0xf8eeda);

    private static final double MARGIN = 36;
    private static final int COLUMNS = 4;
    private static final double GUTTER = 28;
    private static final double CELL = (WIDTH - 2 * MARGIN - (COLUMNS - 1) * GUTTER) / COLUMNS;
    private static final double CELL_HEIGHT = 240;
    private static final double GAP = 8;
    private static final double PANE = (CELL - GAP) / 2;
    private static final double PANE_HEIGHT = 102;
    private static final double HEAD = 152;
    private static final double SECTION = 48;
    private static final double FOOT = 8;

    private record Side(String letter, int ink, int wash) {}

    /** A use, with both sides of its match where there is one. */
    public record Cell(DemoUse use, Optional<DemoSide> work, Optional<DemoSide> copy) {}

    private final DemoResult result;
    private final List<Cell> copies;
    private final List<Cell> lawful;
    private final int works;

    /**
     * A picture of a result.
     *
     * @param cells one for each of the result's uses
     * @param works how many were registered
     */
    public DemoPicture(DemoResult result, List<Cell> cells, int works) {
        this.result = result;
        this.copies = cells.stream().filter(cell -> !cell.use().lawful()).toList();
        this.lawful = cells.stream().filter(cell -> cell.use().lawful()).toList();
        this.works = works;
    }

    /** In pixels. */
    public int height() {
        // One more cell says how to read the others.
        return (int) (HEAD + 2 * SECTION + CELL_HEIGHT * (rows(copies.size()) + rows(lawful.size() + 1)) + FOOT);
    }

    private static int rows(int cells) {
        return (cells + COLUMNS - 1) / COLUMNS;
    }

    /** Draws all of it. */
    public void draw(Drawing drawing) {
        drawing.rectangle(0, 0, WIDTH, height(), PAPER, 1);
        head(drawing);
        double y = section(drawing, HEAD, "Copies, each altered");
        cells(drawing, copies, y);
        y = section(drawing, y + rows(copies.size()) * CELL_HEIGHT, "Lawful uses");
        cells(drawing, lawful, y);
        legend(drawing, x(lawful.size()), y + row(lawful.size()) * CELL_HEIGHT);
    }

    private void head(Drawing drawing) {
        drawing.rectangle(0, 0, WIDTH, 5, INK, 1);
        drawing.rectangle(0, 8, WIDTH, 1, INK, 1);
        mark(drawing, MARGIN + 13, 44);
        drawing.text(MARGIN + 36, 52, Drawing.Type.serif(25), List.of(new Drawing.Run("Colophon", INK)));
        drawing.text(
                MARGIN,
                104,
                Drawing.Type.serif(32),
                List.of(new Drawing.Run(result.summary(DemoWords.ofSmallWeb(Language.ENGLISH)), INK)));
        drawing.text(
                MARGIN,
                130,
                16,
                INK_2,
                "%d works registered. Copies and lawful uses of them were put on a small web of this machine, among other files, and it was scanned."
                        .formatted(works));
    }

    /** The printer's register mark: two inks nearly in register. */
    private static void mark(Drawing drawing, double x, double y) {
        ring(drawing, x - 1, y - 1, 8.5, 2.2, 0x1b4b7a, PAPER);
        ring(drawing, x + 1, y + 1, 8.5, 2.2, 0xb0791c, PAPER);
        drawing.line(x, y - 14, x, y + 14, 1.5, INK, 1);
        drawing.line(x - 14, y, x + 14, y, 1.5, INK, 1);
    }

    private static void ring(Drawing drawing, double x, double y, double radius, double width, int ink, int inside) {
        drawing.dot(x, y, radius + width / 2, ink, 1);
        drawing.dot(x, y, radius - width / 2, inside, 1);
    }

    private static double section(Drawing drawing, double y, String heading) {
        drawing.rectangle(MARGIN, y, WIDTH - 2 * MARGIN, 1, INK, 1);
        drawing.text(MARGIN, y + 28, Drawing.Type.serif(20), List.of(new Drawing.Run(heading, INK)));
        return y + SECTION;
    }

    private void cells(Drawing drawing, List<Cell> cells, double y) {
        for (int i = 0; i < cells.size(); i++) {
            cell(drawing, cells.get(i), x(i), y + row(i) * CELL_HEIGHT);
        }
    }

    private static int row(int cell) {
        return cell / COLUMNS;
    }

    private static double x(int cell) {
        return MARGIN + cell % COLUMNS * (CELL + GUTTER);
    }

    private static void cell(Drawing drawing, Cell cell, double x, double y) {
        DemoUse use = cell.use();
        pane(drawing, WORK, cell.work(), cell.work(), x, y);
        pane(drawing, COPY, cell.copy(), cell.work(), x + PANE + GAP, y);
        strip(drawing, cell, x, y + PANE_HEIGHT + 8);
        double line = y + PANE_HEIGHT + 56;
        drawing.text(x, line, Drawing.Type.serif(20), List.of(new Drawing.Run(use.title(), INK)));
        badge(drawing, use, x + CELL, line - 3);
        List<String> lines = Lines.of(use.alteration(), CELL, 15);
        line += 2;
        for (String words : lines) {
            line += 20;
            drawing.text(x, line, 15, INK_2, words);
        }
        drawing.text(x, line + 19, 13, INK_3, "on " + URI.create(use.place()).getHost());
    }

    private static void pane(
            Drawing drawing, Side side, Optional<DemoSide> shown, Optional<DemoSide> other, double x, double y) {
        drawing.rectangle(x, y, PANE, PANE_HEIGHT, SUNK, 1);
        shown.ifPresent(present -> {
            switch (present.content()) {
                case DemoSide.Waveform wave -> {
                    drawing.rectangle(x, y, PANE, PANE_HEIGHT, SHEET, 1);
                    wave(drawing, side, wave, present.parts(), x, y, PANE_HEIGHT);
                }
                case DemoSide.Picture picture -> picture(drawing, side, picture, x, y);
                case DemoSide.Film film -> {
                    fitted(drawing, film.frame(), x, y);
                    film.sound().ifPresent(wave -> {
                        drawing.rectangle(x, y + PANE_HEIGHT - 36, PANE, 36, SHEET, 0.92);
                        wave(drawing, side, wave, present.parts(), x, y + PANE_HEIGHT - 36, 36);
                    });
                }
                case DemoSide.Passage passage -> {
                    drawing.rectangle(x, y, PANE, PANE_HEIGHT, SHEET, 1);
                    String unchanged = other.map(DemoSide::content)
                            .filter(DemoSide.Passage.class::isInstance)
                            .map(content -> ((DemoSide.Passage) content).text())
                            .orElse("");
                    passage(drawing, side, passage, unchanged, x, y);
                }
            }
        });
        drawing.rectangle(x, y - 3, PANE, 3, side.ink(), 1);
        drawing.rectangle(x, y, 20, 20, side.ink(), 1);
        drawing.text(x + 5.5, y + 15, Drawing.Type.bold(13), List.of(new Drawing.Run(side.letter(), SHEET)));
    }

    private static void wave(
            Drawing drawing,
            Side side,
            DemoSide.Waveform wave,
            List<DemoSide.Part> parts,
            double x,
            double y,
            double height) {
        for (DemoSide.Part part : parts) {
            drawing.rectangle(x + part.start() * PANE, y, (part.end() - part.start()) * PANE, height, side.wash(), 1);
        }
        double step = PANE / wave.loudness().size();
        for (int i = 0; i < wave.loudness().size(); i++) {
            double middle = (i + 0.5) / wave.loudness().size();
            boolean matches = parts.stream().anyMatch(part -> middle >= part.start() && middle <= part.end());
            double bar = Math.max(2, 0.8 * height * wave.loudness().get(i));
            drawing.rectangle(x + i * step, y + (height - bar) / 2, step - 1, bar, matches ? side.ink() : SILENT, 1);
        }
    }

    private static void picture(Drawing drawing, Side side, DemoSide.Picture picture, double x, double y) {
        double[] box = fitted(drawing, picture.image(), x, y);
        picture.outline().ifPresent(corners -> {
            for (int i = 0; i < corners.length; i += 2) {
                int next = (i + 2) % corners.length;
                for (int layer = 0; layer < 2; layer++) {
                    drawing.line(
                            box[0] + corners[i] * box[2],
                            box[1] + corners[i + 1] * box[3],
                            box[0] + corners[next] * box[2],
                            box[1] + corners[next + 1] * box[3],
                            layer == 0 ? 4 : 2,
                            layer == 0 ? SHEET : side.ink(),
                            1);
                }
            }
        });
    }

    /** Draws all of a picture in the middle of a pane, and returns its left, top, width and height. */
    private static double[] fitted(Drawing drawing, BufferedImage image, double x, double y) {
        double scale = Math.min(PANE / image.getWidth(), PANE_HEIGHT / image.getHeight());
        double width = scale * image.getWidth();
        double height = scale * image.getHeight();
        double left = x + (PANE - width) / 2;
        double top = y + (PANE_HEIGHT - height) / 2;
        drawing.image(left, top, width, height, image);
        return new double[] {left, top, width, height};
    }

    private static void passage(
            Drawing drawing, Side side, DemoSide.Passage passage, String unchanged, double x, double y) {
        int size = 12;
        double step = 17;
        double room = PANE - 16;
        List<String> before = Lines.of("…" + passage.before(), room - 18, size);
        drawing.text(x + 26, y + 15, size, INK_3, before.getFirst());
        drawing.rectangle(x, y + 22, PANE, PANE_HEIGHT - 22, side.wash(), 1);
        List<String> lines = Lines.of(passage.text(), room, size);
        int at = 0;
        for (int i = 0; i < Math.min(4, lines.size()); i++) {
            String line = lines.get(i);
            at = Math.max(at, passage.text().indexOf(line, at));
            drawing.text(
                    x + 8,
                    y + 39 + i * step,
                    Drawing.Type.serif(size),
                    changes(line, unchanged.substring(Math.min(at, unchanged.length()))));
            at += line.length();
        }
    }

    /** A line whose characters that differ from the work's stand out. */
    private static List<Drawing.Run> changes(String line, String unchanged) {
        List<Drawing.Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= line.length(); i++) {
            if (i == line.length() || differs(line, unchanged, i) != differs(line, unchanged, start)) {
                runs.add(new Drawing.Run(line.substring(start, i), differs(line, unchanged, start) ? CHANGED : INK));
                start = i;
            }
        }
        return runs;
    }

    private static boolean differs(String line, String unchanged, int at) {
        return at < unchanged.length() && line.charAt(at) != unchanged.charAt(at);
    }

    private static void strip(Drawing drawing, Cell cell, double x, double y) {
        drawing.rectangle(x, y, CELL, 7, RULE, 1);
        drawing.rectangle(x, y + 17, CELL, 7, RULE, 1);
        if (cell.work().isEmpty() || cell.copy().isEmpty()) {
            return;
        }
        List<DemoSide.Part> work = cell.work().get().parts();
        List<DemoSide.Part> copy = cell.copy().get().parts();
        for (int i = 0; i < Math.min(work.size(), copy.size()); i++) {
            double a1 = x + work.get(i).start() * CELL;
            double a2 = x + work.get(i).end() * CELL;
            double b1 = x + copy.get(i).start() * CELL;
            double b2 = x + copy.get(i).end() * CELL;
            drawing.polygon(new double[] {a1, y + 7, a2, y + 7, b2, y + 17, b1, y + 17}, WORK.ink(), 0.18);
            drawing.rectangle(Math.min(a1, a2), y, Math.max(2, Math.abs(a2 - a1)), 7, WORK.ink(), 1);
            drawing.rectangle(Math.min(b1, b2), y + 17, Math.max(2, Math.abs(b2 - b1)), 7, COPY.ink(), 1);
        }
    }

    private static void badge(Drawing drawing, DemoUse use, double right, double baseline) {
        if (!use.isRight()) {
            badge(drawing, use.match().isEmpty() ? "not found" : "not cleared", FAULT, FAULT_WASH, right, baseline);
        } else if (use.lawful()) {
            double x = badge(drawing, "cleared", LAWFUL, LAWFUL_WASH, right, baseline);
            drawing.line(x + 8, baseline - 5, x + 11, baseline - 2, 2, LAWFUL, 1);
            drawing.line(x + 11, baseline - 2, x + 17, baseline - 10, 2, LAWFUL, 1);
        } else {
            Grade grade = use.match().map(match -> match.match().grade()).orElseThrow();
            double x = badge(drawing, grade.name(), WORK.ink(), WORK.wash(), right, baseline);
            ring(drawing, x + 12, baseline - 5, 5, 1.6, WORK.ink(), WORK.wash());
            if (grade != Grade.CANDIDATE) {
                drawing.dot(x + 12, baseline - 5, grade == Grade.EXACT ? 4 : 2, WORK.ink(), 1);
            }
        }
    }

    /** Draws words to the left of an edge, with room for a sign, and returns where that begins. */
    private static double badge(Drawing drawing, String words, int ink, int wash, double right, double baseline) {
        double width = 34 + Lines.width(words, 13);
        double x = right - width;
        drawing.rectangle(x, baseline - 17, width, 24, wash, 1);
        drawing.text(x + 23, baseline, Drawing.Type.bold(13), List.of(new Drawing.Run(words, ink)));
        return x;
    }

    private void legend(Drawing drawing, double x, double y) {
        double line = y + 12;
        line = entry(drawing, x, line, WORK.letter(), WORK.ink(), "the registered work");
        line = entry(drawing, x, line, COPY.letter(), COPY.ink(), "the found copy");
        String others = result.unrelated() + " other pages and files";
        String words =
                "The strip shows which part of the work is in which part of the copy. Changed characters are ochre. "
                        + "STRONG is sure enough to act on."
                        + (result.wrong().isEmpty() ? " None of the %s was taken for a work.".formatted(others) : "");
        for (String row : Lines.of(words, CELL, 14)) {
            drawing.text(x, line, 14, INK_2, row);
            line += 20;
        }
    }

    private static double entry(Drawing drawing, double x, double y, String letter, int ink, String words) {
        drawing.rectangle(x, y - 15, 20, 20, ink, 1);
        drawing.text(x + 5.5, y, Drawing.Type.bold(13), List.of(new Drawing.Run(letter, SHEET)));
        drawing.text(x + 30, y, 15, INK_2, words);
        return y + 28;
    }
}
