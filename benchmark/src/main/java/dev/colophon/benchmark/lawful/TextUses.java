package dev.colophon.benchmark.lawful;

import dev.colophon.samples.Dice;
import dev.colophon.samples.text.Stories;
import dev.colophon.samples.text.Stories.Language;
import java.util.List;

/** Pages that use a text. */
final class TextUses {

    private static final String BY = "https://creativecommons.org/licenses/by/4.0/";

    private final UsePair pair;
    private final Language language;
    private final boolean chinese;

    TextUses(UsePair pair) {
        this.pair = pair;
        this.language = pair.kind().language();
        this.chinese = language == Language.CHINESE;
    }

    /** The work. */
    String work() {
        return work(pair.dice(1));
    }

    /** The one that the unlawful twin uses. */
    String twinWork() {
        return work(pair.dice(pair.hasOtherWork() ? 6 : 1));
    }

    private String work(Dice dice) {
        return Stories.text(dice.next(), language, chinese ? dice.between(1_400, 3_000) : dice.between(3_000, 7_000));
    }

    /** A page that uses it lawfully. */
    String lawful() {
        Dice dice = pair.dice(2);
        String title = pair.title();
        String owner = pair.kind().owner().owner();
        return switch (pair.kind()) {
            case QUOTED_IN_MARKS, QUOTED_IN_MARKS_CHINESE ->
                page(
                        notes(dice),
                        "",
                        paragraph(own(dice, 400, 1_400)),
                        paragraph(
                                chinese
                                        ? owner + "在《" + title + "》中写道：“" + part(dice, 350, 1_300) + "”"
                                        : "In " + title + ", " + owner + " writes: “" + part(dice, 350, 1_300) + "”"),
                        paragraph(own(dice, 300, 900)));
            case QUOTED_IN_A_BLOCK, QUOTED_IN_A_BLOCK_CHINESE ->
                page(
                        notes(dice),
                        "",
                        paragraph(own(dice, 300, 1_000)),
                        "<blockquote>" + part(dice, 500, 2_000) + "</blockquote><cite>" + owner
                                + (chinese ? "，《" + title + "》" : ", " + title) + "</cite>",
                        paragraph(own(dice, 300, 900)));
            case REVIEW, REVIEW_CHINESE -> used(dice, chinese ? "《" + title + "》书评" : title + ": a review", "");
            case NEWS -> used(dice, title + " wins a prize", typed("NewsArticle", ""));
            case LECTURE, LECTURE_CHINESE ->
                used(
                        dice,
                        chinese ? "写作课课件：读《" + title + "》" : "Lecture %d: reading %s".formatted(pair.number(), title),
                        "");
            case PARODY ->
                page(
                        "A parody of " + title,
                        "",
                        paragraph(own(dice, 300, 900)),
                        paragraph(altered(part(dice, 700, 1_800), dice)),
                        paragraph(own(dice, 200, 500)));
            case CREATIVE_COMMONS ->
                page(title, "<link rel=\"license\" href=\"" + BY + "\">", paragraph(owner), paragraph(work()));
            case LICENCE_PAGE ->
                page(title, typed("CreativeWork", ",\"license\":\"" + BY + "\""), paragraph(owner), paragraph(work()));
            default -> page(title, "", paragraph(owner), paragraph(work()));
        };
    }

    private String used(Dice dice, String heading, String head) {
        return page(
                heading,
                head,
                paragraph(own(dice, 400, 1_000)),
                paragraph(part(dice, 500, 1_600)),
                paragraph(pair.kind().owner().owner()),
                paragraph(own(dice, 300, 700)));
    }

    /** A page that has most of it, and little else; one in eight pretends to be something else. */
    String unlawful() {
        Dice dice = pair.dice(3);
        String work = twinWork();
        String taken = work.substring(0, (int) (work.length() * dice.between(0.7, 1.0)));
        String around = Around.menu(dice, language);
        boolean pretends = dice.chance(0.125);
        String head = switch (pair.kind()) {
            case CREATIVE_COMMONS -> "<link rel=\"license\" href=\"https://creativecommons.org/licenses/free/1.0/\">";
            case NEWS -> pretends ? typed("NewsArticle", "") : "";
            default -> "";
        };
        String title = pretends ? Around.pretence(dice, pair) : Around.offer(dice, pair);
        String body = pretends && dice.chance(0.5) ? "<blockquote>" + taken + "</blockquote>" : paragraph(taken);
        return page(title, head, around, body, Around.footer(dice, language));
    }

    private String notes(Dice dice) {
        List<String> titles = chinese ? List.of("读书札记", "随想", "夜读") : List.of("Notebook", "What I read", "Letters");
        return titles.get(dice.below(titles.size()));
    }

    private String own(Dice dice, int least, int most) {
        int characters = dice.between(least, most);
        return Stories.text(dice.next(), language, chinese ? Math.max(230, characters / 2) : characters);
    }

    /** Whole sentences of the work. */
    private String part(Dice dice, int least, int most) {
        String work = work();
        int length = dice.between(least, most) / (chinese ? 2 : 1);
        String end = chinese ? "。" : ". ";
        int start = work.indexOf(end, dice.below(work.length() / 3)) + end.length();
        int stop = work.indexOf(end, Math.min(start + length, work.length() - 1));
        return work.substring(start, stop < 0 ? Math.min(work.length(), start + length) : stop + 1)
                .strip();
    }

    /** With every ninth word another. */
    private static String altered(String text, Dice dice) {
        String[] words = text.split(" ", -1);
        List<String> others = List.of("pudding", "teapot", "goose", "umbrella", "bagpipes", "cheese");
        for (int i = 8; i < words.length; i += 9) {
            words[i] = others.get(dice.below(others.size()));
        }
        return String.join(" ", words);
    }

    private static String typed(String type, String more) {
        return "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"" + type + "\""
                + more + "}</script>";
    }

    private static String paragraph(String text) {
        return "<p>" + text + "</p>";
    }

    private static String page(String title, String head, String... body) {
        return Around.page(title, head, String.join("\n", body));
    }
}
