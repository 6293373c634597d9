package dev.colophon.benchmark;

import dev.colophon.index.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Passages: plain, converted between traditional and simplified, with zero-width and full-width tricks, in a page. */
final class TextCopies implements Copies {

    private static final int PASSAGES = 4;

    @Override
    public List<Copy> of(Corpus.Item source, Path folder, long seed) throws IOException {
        String text = Files.readString(source.file());
        boolean chinese = text.codePoints().filter(Character::isIdeographic).count() > text.length() / 5;
        SplittableRandom random = new SplittableRandom(seed);
        List<Copy> copies = new ArrayList<>();
        for (int passage = 0; passage < PASSAGES; passage++) {
            Passage cut = passage(text, random, chinese ? 220 : 900);
            add(copies, source, folder, "paragraph", "txt", cut, cut.text());
            add(copies, source, folder, "zero-width", "txt", cut, sprinkled(cut.text(), random));
            add(copies, source, folder, "full-width", "txt", cut, fullWidth(cut.text()));
            add(copies, source, folder, "HTML page", "html", cut, page(cut.text()));
            if (chinese && Tools.present("opencc")) {
                add(copies, source, folder, "traditional", "txt", cut, traditional(cut.text(), folder));
            }
        }
        return copies;
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

    private static void add(
            List<Copy> copies, Corpus.Item source, Path folder, String name, String suffix, Passage cut, String body)
            throws IOException {
        Path file = folder.resolve("%s.%d.%s".formatted(AudioCopies.stem(source), copies.size(), suffix));
        Files.writeString(file, body);
        Span truth = new Span.Characters(cut.start(), cut.start() + cut.text().length());
        copies.add(new Copy(source, name, file, Optional.of(truth)));
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
