package dev.colophon.benchmark.corpus;

import dev.colophon.benchmark.machine.Tools;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Passages: plain, converted between traditional and simplified, with zero-width and full-width tricks, in a page. */
public final class TextCopies implements Copies {

    @Override
    public List<Condition> conditions(Item source) {
        List<Condition> conditions = new ArrayList<>(List.of(
                Condition.plain("paragraph"),
                Condition.plain("zero-width"),
                Condition.plain("full-width"),
                Condition.plain("HTML page")));
        if (Tools.present("opencc") && isChinese(read(source))) {
            conditions.add(Condition.plain("traditional"));
        }
        return conditions;
    }

    @Override
    public List<Copy> make(Item source, int clip, List<Condition> which, Path folder, long seed) throws IOException {
        String text = read(source);
        SplittableRandom random = new SplittableRandom(seed ^ source.number() + clip);
        Passage cut = passage(text, random, isChinese(text) ? 220 : 900);
        Span truth = new Span.Characters(cut.start(), cut.start() + cut.text().length());
        List<Copy> copies = new ArrayList<>();
        for (Condition condition : which) {
            String suffix = condition.name().equals("HTML page") ? ".html" : ".txt";
            Path file = folder.resolve(copies.size() + suffix);
            Files.writeString(file, altered(cut.text(), condition, random, folder));
            copies.add(new Copy(source, condition, file, Optional.of(truth)));
        }
        return copies;
    }

    private static String altered(String passage, Condition condition, SplittableRandom random, Path folder)
            throws IOException {
        return switch (condition.name()) {
            case "zero-width" -> sprinkled(passage, random);
            case "full-width" -> fullWidth(passage);
            case "HTML page" -> page(passage);
            case "traditional" -> traditional(passage, folder);
            default -> passage;
        };
    }

    private static String read(Item source) {
        try {
            return Files.readString(source.file());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().filter(Character::isIdeographic).count() > text.length() / 5;
    }

    private record Passage(int start, String text) {}

    /** A stretch at random, most of it letters: the corpus also holds tables drawn with lines. */
    private static Passage passage(String text, SplittableRandom random, int length) {
        while (true) {
            int start = random.nextInt(Math.max(1, text.length() - length));
            String cut = text.substring(start, Math.min(text.length(), start + length));
            if (cut.codePoints().filter(Character::isLetterOrDigit).count() > 0.6 * cut.length()) {
                return new Passage(start, cut);
            }
        }
    }

    private static String sprinkled(String text, SplittableRandom random) {
        StringBuilder copy = new StringBuilder();
        text.codePoints().forEach(c -> {
            copy.appendCodePoint(c);
            if (random.nextInt(3) == 0) {
                copy.append('\u200b');
            }
        });
        return copy.toString();
    }

    private static String fullWidth(String text) {
        StringBuilder copy = new StringBuilder();
        text.chars().forEach(c -> copy.append((char) (c > 0x20 && c < 0x7f ? c + 0xfee0 : c)));
        return copy.toString();
    }

    private static String page(String text) {
        return "<!doctype html><html><head><meta charset=utf-8><title>Found</title><style>body{font:14px}</style></head><body>"
                + "<nav>Home | About | 登录 | RSS</nav><h1>Found this</h1><p>"
                + text.replace("&", "&amp;").replace("<", "&lt;")
                + "</p><footer>All rights reserved. Share on social media.</footer></body></html>";
    }

    private static String traditional(String text, Path folder) throws IOException {
        Path simplified = Files.writeString(folder.resolve("simplified.txt"), text);
        byte[] converted = Tools.run(folder, List.of("opencc", "-c", "s2t.json", "-i", simplified.toString()));
        return new String(converted, StandardCharsets.UTF_8);
    }
}
