package dev.colophon.index.text;

import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.TextFingerprinter;
import dev.colophon.fingerprint.text.Fold;
import dev.colophon.fingerprint.text.Folded;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.text.gram.GramStretch;
import dev.colophon.index.text.gram.GramTable;
import dev.colophon.index.text.gram.Run;
import dev.colophon.index.text.gram.Seeds;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures the engine on real texts; the figures are in RATIONALE.md. Arguments: a folder of works (.txt), the folder that
 * {@code make-copies.sh text} wrote with its labels.csv, and a folder of texts that share nothing with the works.
 */
final class TextMeasurement {

    private TextMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("text-measurement");
        try (TextIndex index = TextIndex.open(home, Access.WRITE)) {
            List<Path> works = files(Path.of(arguments[0]));
            for (Path work : works) {
                index.put(
                        new ReferenceId(work.getFileName().toString()),
                        TextFingerprinter.fingerprint(read(work), Role.REFERENCE));
            }
            index.commit(1);
            System.out.println(works.size() + " works, " + index.stats().media());
            copies(index, Path.of(arguments[1]));
            negatives(index, Path.of(arguments[2]));
            chance(works, files(Path.of(arguments[2])));
        }
    }

    private static void copies(TextIndex index, Path folder) throws IOException {
        Map<String, int[]> rows = new TreeMap<>(); // found STRONG or EXACT, placed within 50, all
        for (String line : Files.readAllLines(folder.resolve("labels.csv")).stream()
                .skip(1)
                .toList()) {
            String[] label = line.replace("\"", "").split(",", -1);
            String text = read(folder.resolve(label[0]));
            if (label[0].endsWith(".html")) {
                text = text.replaceAll("(?s)<style>.*?</style>|<[^>]+>", " ")
                        .replace("&quot;", "\"")
                        .replace("&#x27;", "'")
                        .replace("&amp;", "&");
            }
            List<Match> matches = index.search(TextFingerprinter.fingerprint(text, Role.COPY), SearchOptions.DEFAULT);
            int[] row = rows.computeIfAbsent(label[3] + " " + label[4] + " " + label[5], _ -> new int[3]);
            row[2]++;
            String work = Path.of(label[1]).getFileName().toString();
            for (Match match : matches) {
                boolean right = match.reference().value().equals(work);
                if (match.grade() != Grade.CANDIDATE && right) {
                    row[0]++;
                    int start = match.segments().stream()
                            .mapToInt(s -> span(s).start())
                            .min()
                            .orElse(0);
                    int end = match.segments().stream()
                            .mapToInt(s -> span(s).end())
                            .max()
                            .orElse(0);
                    boolean placed = Math.abs(start - Integer.parseInt(label[6])) <= 50
                            && Math.abs(end - Integer.parseInt(label[7])) <= 50;
                    row[1] += placed ? 1 : 0;
                    if (!placed) {
                        System.out.println("  place " + label[0] + " " + label[6] + "-" + label[7] + " got " + start
                                + "-" + end + " in " + match.segments().size());
                    }
                } else if (match.grade() != Grade.CANDIDATE) {
                    System.out.println("  other " + label[0] + " " + match.reference() + " "
                            + match.why().sentence());
                }
            }
            if (matches.stream()
                            .noneMatch(m -> m.grade() != Grade.CANDIDATE
                                    && m.reference().value().equals(work))
                    && label[5].equals("match")) {
                System.out.println("  missed " + label[0] + " " + matches);
            }
        }
        rows.forEach(
                (name, row) -> System.out.println(name + ": found " + row[0] + ", placed " + row[1] + " of " + row[2]));
    }

    private static void negatives(TextIndex index, Path folder) throws IOException {
        int strong = 0;
        int candidates = 0;
        List<Path> files = files(folder);
        long characters = 0;
        long start = System.nanoTime();
        for (Path file : files) {
            String text = read(file);
            characters += text.length();
            for (Match match : index.search(TextFingerprinter.fingerprint(text, Role.COPY), SearchOptions.DEFAULT)) {
                strong += match.grade() == Grade.CANDIDATE ? 0 : 1;
                candidates += match.grade() == Grade.CANDIDATE ? 1 : 0;
                Segment first = match.segments().getFirst();
                System.out.println(
                        "  negative " + file.getFileName() + " " + match.reference() + " " + match.grade() + " "
                                + match.falseAlarms() + " " + match.why().sentence() + " "
                                + text.substring(
                                                ((Span.Characters) first.inCopy()).start(),
                                                ((Span.Characters) first.inCopy()).end())
                                        .replaceAll("\\s+", " "));
            }
        }
        System.out.println(files.size() + " negatives: " + strong + " strong, " + candidates + " candidates; "
                + characters / ((System.nanoTime() - start) / 1000) + " characters a microsecond");
    }

    /** How many clusters of each weight unrelated texts share, with every stretch compared with every other. */
    private static void chance(List<Path> works, List<Path> others) throws IOException {
        TreeMap<Integer, Integer> clusters = new TreeMap<>();
        double pairs = 0;
        List<Folded> copies = new ArrayList<>();
        for (Path other : others) {
            copies.add(Fold.fold(read(other)));
        }
        for (Path work : works) {
            Folded reference = Fold.fold(read(work));
            GramStretch grams = new GramStretch(reference, 0, reference.length(), false);
            for (Folded copy : copies) {
                pairs += (double) reference.length() * copy.length();
                List<Run> runs = new ArrayList<>();
                Seeds.join(grams, new GramTable(new GramStretch(copy, 0, copy.length(), false)), runs);
                for (Cluster cluster :
                        Cluster.of(new TextVerification(reference, copy, TextParameters.DEFAULT).pieces(runs))) {
                    clusters.merge((int) cluster.characters().weight() / 5 * 5, 1, Integer::sum);
                }
            }
        }
        double all = pairs;
        System.out.println("character pairs " + pairs);
        clusters.forEach((weight, _) -> System.out.printf(
                "chance clusters of weight >= %d: %d = %.3g a pair%n",
                weight,
                clusters.tailMap(weight).values().stream().mapToInt(i -> i).sum(),
                clusters.tailMap(weight).values().stream().mapToInt(i -> i).sum() / all));
    }

    private static Span.Characters span(Segment segment) {
        return (Span.Characters) segment.inReference();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
