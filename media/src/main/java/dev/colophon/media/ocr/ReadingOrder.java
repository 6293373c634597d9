package dev.colophon.media.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Puts lines into the order in which they are read, by recursive XY cuts (Nagy and Seth 1984): a page is cut where a gap runs
 * across it, a stretch between such gaps into its columns, left to right. Text that runs from top to bottom is not known.
 */
final class ReadingOrder {

    /** A gap between columns is at least so many line heights wide. */
    private static final double COLUMN_GAP = 1.0;

    /** A gap across the page cuts it before its columns do when it is at least so many line heights high. */
    private static final double SECTION_GAP = 1.2;

    private ReadingOrder() {}

    /** The lines, one below the other; parts that stand beside each other in one line with a space between them. */
    static String text(List<TextLine> lines) {
        List<String> rows = new ArrayList<>();
        section(lines, rows);
        return String.join("\n", rows);
    }

    private static void section(List<TextLine> lines, List<String> rows) {
        if (lines.isEmpty()) {
            return;
        }
        double height = medianHeight(lines);
        List<List<TextLine>> sections = cut(lines, TextLine::top, TextLine::bottom, SECTION_GAP * height);
        if (sections.size() > 1) {
            sections.forEach(part -> section(part, rows));
            return;
        }
        List<List<TextLine>> columns = cut(lines, TextLine::left, TextLine::right, COLUMN_GAP * height);
        if (columns.size() > 1 && columns.stream().allMatch(column -> column.size() > 1)) {
            columns.forEach(column -> section(column, rows));
            return;
        }
        rows(lines, height, rows);
    }

    private static double medianHeight(List<TextLine> lines) {
        return lines.stream()
                .mapToInt(TextLine::height)
                .sorted()
                .skip(lines.size() / 2)
                .findFirst()
                .orElse(1);
    }

    /** Into groups that leave a gap of at least so many pixels between them. */
    private static List<List<TextLine>> cut(
            List<TextLine> lines, ToIntFunction<TextLine> from, ToIntFunction<TextLine> to, double gap) {
        List<TextLine> sorted =
                lines.stream().sorted(Comparator.comparingInt(from)).toList();
        List<List<TextLine>> groups = new ArrayList<>();
        int end = Integer.MIN_VALUE;
        for (TextLine line : sorted) {
            if (groups.isEmpty() || from.applyAsInt(line) - (double) end >= gap) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(line);
            end = Math.max(end, to.applyAsInt(line));
        }
        return groups;
    }

    /** What overlaps by half of its height stands in one row. */
    private static void rows(List<TextLine> lines, double height, List<String> rows) {
        List<TextLine> sorted = lines.stream()
                .sorted(Comparator.comparingInt(line -> line.top() + line.bottom()))
                .toList();
        List<TextLine> row = new ArrayList<>();
        for (TextLine line : sorted) {
            if (!row.isEmpty() && middle(line) - middle(row.getLast()) > height / 2) {
                rows.add(joined(row));
                row.clear();
            }
            row.add(line);
        }
        rows.add(joined(row));
    }

    private static double middle(TextLine line) {
        return (line.top() + line.bottom()) / 2.0;
    }

    private static String joined(List<TextLine> row) {
        return row.stream()
                .sorted(Comparator.comparingInt(TextLine::left))
                .map(TextLine::text)
                .collect(Collectors.joining(" "));
    }
}
