package dev.colophon.sightings.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.TextExplanation;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.TextTransform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What is told of quotations in short reviews, and of copies with something around them that is none. Texts are made from sentences by
 * seeds; where the work stands in them is known.
 */
class ShortReviewsTest {

    private static final int SEEDS = 60;

    private enum Told {
        SIGN,
        UNKNOWN,
        NO_SIGN
    }

    /** Sentences, what quotes, and what pages are made of, of one language. */
    private record Tongue(
            String name,
            List<String> work,
            List<String> remarks,
            List<String> furniture,
            List<String> comments,
            String open,
            String close,
            int workLetters) {}

    private static final Tongue ENGLISH = new Tongue(
            "en",
            List.of(
                    "The harbour lay quiet under the first snow of the year.",
                    "Nobody in the village remembered who had built the stone bridge.",
                    "She carried the lantern as far as the mill and waited for the bell.",
                    "Old Martin counted the boats twice before he dared to speak.",
                    "A letter came with the morning ferry and changed everything.",
                    "The wind turned north, and the windows sang in their frames."),
            List.of(
                    "I have rarely read a first chapter that trusts its reader so much.",
                    "The author lets small things carry the weight of the story.",
                    "Not every image works, but the tone never slips.",
                    "What stays with me is how little is explained.",
                    "I would have cut the middle part, which repeats itself.",
                    "Whoever loves quiet books should give this one a try.",
                    "The dialogue is sharper than in her earlier novels.",
                    "It is a pity that the ending arrives so suddenly."),
            List.of(
                    "Home",
                    "About us",
                    "Books",
                    "Contact",
                    "Log in",
                    "© 2026 reading.example",
                    "Share",
                    "Next chapter",
                    "Previous",
                    "All rights reserved",
                    "Privacy",
                    "Terms",
                    "Top 100",
                    "New today",
                    "Download as PDF",
                    "Menu"),
            List.of(
                    "Great story, thanks a lot for sharing!",
                    "When will the next part come out?",
                    "I cried at the end."),
            "“",
            "”",
            6_000);

    private static final Tongue CHINESE = new Tongue(
            "zh",
            List.of(
                    "那一年的第一场雪落在静静的港口上。",
                    "村里没有人记得石桥是谁修的。",
                    "她提着灯笼走到磨坊，等着钟声响起。",
                    "老马把船数了两遍，才敢开口说话。",
                    "一封信随着清晨的渡船到来，改变了一切。",
                    "风转向北边，窗子在窗框里歌唱。"),
            List.of(
                    "很少有小说的第一章如此信任读者。",
                    "作者让细小的事物承担起整个故事的重量。",
                    "并非每个意象都成功，但语气始终没有走样。",
                    "最让我难忘的是作者解释得那么少。",
                    "中间一段有些重复，本可以删去。",
                    "喜欢安静文字的读者不妨一读。",
                    "对白比她早期的作品更加锋利。",
                    "可惜结尾来得太突然了。"),
            List.of(
                    "首页",
                    "关于我们",
                    "书库",
                    "联系方式",
                    "登录",
                    "© 2026 阅读网",
                    "分享",
                    "下一章",
                    "上一章",
                    "版权所有",
                    "隐私政策",
                    "排行榜",
                    "今日更新",
                    "下载",
                    "目录",
                    "加入书架"),
            List.of("写得真好，谢谢分享！", "什么时候更新下一章？", "看到最后我哭了。"),
            "“",
            "”",
            2_000);

    private static String of(List<String> sentences, int letters, String between, Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < letters) {
            text.append(text.isEmpty() ? "" : between).append(sentences.get(random.nextInt(sentences.size())));
        }
        return text.toString();
    }

    /** A text with parts of a work in it. */
    private record Page(String text, List<Span.Characters> parts) {}

    private static String gap(Tongue tongue) {
        return tongue.name.equals("zh") ? "" : " ";
    }

    /** Remarks around a quotation, half of them with marks. */
    private static Page review(Tongue tongue, int own, Random random) {
        String quoted = of(tongue.work, tongue.name.equals("zh") ? 60 : 150, gap(tongue), random);
        String before = of(tongue.remarks, own / 2, gap(tongue), random);
        String after = of(tongue.remarks, own - before.length(), gap(tongue), random);
        boolean marked = random.nextBoolean();
        String begin = before + (marked ? gap(tongue) + tongue.open : "\n");
        return new Page(
                begin + quoted + (marked ? tongue.close + gap(tongue) : "\n") + after,
                List.of(new Span.Characters(begin.length(), begin.length() + quoted.length())));
    }

    /** All of a work, or a chapter of it, with what pages are made of around it. */
    private static Page copy(Tongue tongue, int furniture, int comments, double share, Random random) {
        String part = of(tongue.work, (int) (share * tongue.workLetters), gap(tongue), random);
        String begin = of(tongue.furniture, furniture / 2, "\n", random) + "\n";
        String end = "\n" + of(tongue.furniture, furniture / 2, "\n", random)
                + (comments == 0 ? "" : "\n" + of(tongue.comments, comments, "\n", random));
        return new Page(
                begin + part + end, List.of(new Span.Characters(begin.length(), begin.length() + part.length())));
    }

    private static Told told(Tongue tongue, Page page) {
        int covered = page.parts().stream()
                .mapToInt(part -> part.end() - part.start())
                .sum();
        Match match = new Match(
                new ReferenceId("work"),
                Medium.TEXT,
                Grade.STRONG,
                1e-9,
                new Coverage(
                        Math.min(1, (double) covered / tongue.workLetters),
                        (double) covered / page.text().length()),
                page.parts().stream()
                        .map(part -> new Segment(new Span.Characters(0, part.end() - part.start()), part))
                        .toList(),
                new TextTransform(Map.of(), 1),
                new TextExplanation(covered, covered, 1, true, 0));
        return ExceptionLens.look(new FactMeasure(
                                List.of(match),
                                List.of(),
                                OptionalLong.empty(),
                                Optional.of(page.text()),
                                "The Stone Bridge",
                                "Ada Example",
                                List.of())
                        .facts())
                .map(possible -> possible.grounds().contains(ExceptionGround.UNCERTAIN) ? Told.UNKNOWN : Told.SIGN)
                .orElse(Told.NO_SIGN);
    }

    private static String counted(Tongue tongue, BiFunction<Tongue, Random, Page> page, List<Told> all) {
        List<Told> told = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            told.add(told(tongue, page.apply(tongue, new Random(seed))));
        }
        all.addAll(told);
        return List.of(Told.values()).stream()
                .map(one -> String.format(
                        Locale.ROOT, "%4d", told.stream().filter(one::equals).count()))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aShortReviewIsNeverSaidToShowNoSignAndACopyWithFurnitureIs() {
        StringBuilder table = new StringBuilder("\ntext, of %d            sign unknown no sign\n".formatted(SEEDS));
        List<Told> reviews = new ArrayList<>();
        List<Told> copies = new ArrayList<>();
        List<Told> chapters = new ArrayList<>();
        for (Tongue tongue : List.of(ENGLISH, CHINESE)) {
            for (int own : new int[] {80, 120, 200, 300, 500, 1_000, 2_000}) {
                table.append("%s review, %5d of its own %s%n"
                        .formatted(
                                tongue.name, own, counted(tongue, (of, random) -> review(of, own, random), reviews)));
            }
            Map<String, BiFunction<Tongue, Random, Page>> others = new LinkedHashMap<>();
            for (int furniture : new int[] {20, 100, 300, 450}) {
                others.put("all of it, furniture " + furniture, (of, random) -> copy(of, furniture, 0, 1, random));
                others.put(
                        "all of it, furniture " + furniture + ", comments",
                        (of, random) -> copy(of, furniture, 100, 1, random));
            }
            others.forEach((name, page) ->
                    table.append("%s %s %s%n".formatted(tongue.name, name, counted(tongue, page, copies))));
            for (int furniture : new int[] {20, 100, 300}) {
                table.append("%s a chapter, furniture %d %s%n"
                        .formatted(
                                tongue.name,
                                furniture,
                                counted(tongue, (of, random) -> copy(of, furniture, 0, 0.2, random), chapters)));
            }
        }
        assertThat(reviews).as(table.toString()).doesNotContain(Told.NO_SIGN);
        assertThat(copies).as(table.toString()).containsOnly(Told.NO_SIGN);
        assertThat(chapters).as(table.toString()).containsOnly(Told.NO_SIGN);
    }
}
