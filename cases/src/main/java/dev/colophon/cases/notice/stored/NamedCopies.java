package dev.colophon.cases.notice.stored;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.crawl.source.CanonicalUrl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which copies of a notice some words name: by their addresses, else by their numbers, else by the titles of their works. Pure.
 *
 * @param by how they are named
 * @param numbers of these copies, the smallest first; none where {@code by} is {@link By#NOTHING}
 * @param strange numbers of copies that the words name, and the notice has not
 * @param elsewhere addresses that the words name and that are no copy's, as they are written; not those of whole sites
 */
public record NamedCopies(By by, List<Integer> numbers, List<Integer> strange, List<String> elsewhere) {

    /** How copies are named. */
    public enum By {
        ADDRESS,
        NUMBER,
        TITLE,
        /** They are not. */
        NOTHING
    }

    private static final String NUMBERS =
            "(?:nos?\\.?|numbers?|#)?\\s{0,3}#?([0-9]{1,4}(?:\\s{0,3}(?:,|、|and|&|\\+|to|-|–|至|和)\\s{0,3}(?:and\\s)?#?[0-9]{1,4}){0,200})(?![0-9]|[.:/-][0-9])";

    /** A number alone may be that of a house or of a law: what is numbered stands beside it, or what was done with it. */
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)(?:\\b(?:cop(?:y|ies)|items?|links?|urls?|entr(?:y|ies))\\s{0,3}" + NUMBERS
                    + "|\\b(?:removed|deleted|disabled|unlinked|restored|reinstated|taken down|took down)\\s{1,3}(?=nos?\\.?\\s|numbers?\\s|#)"
                    + NUMBERS
                    + "|除了?第\\s?([0-9]{1,4}(?:[项个号份]?[、,，和至-]第?[0-9]{1,4}){0,200})\\s?[项个号份]"
                    + "|(?:删除|移除|下架|断开|屏蔽|恢复)了?\\s?第\\s?([0-9]{1,4}(?:[项个号份]?[、,，和至-]第?[0-9]{1,4}){0,200})\\s?[项个号份]"
                    + "|第\\s?([0-9]{1,4}(?:[项个号份]?[、,，和至-]第?[0-9]{1,4}){0,200})\\s?[项个号份](?:链接|内容|作品|网址|地址|副本|均?已))");

    private static final Pattern RANGE =
            Pattern.compile("#?([0-9]{1,4})(?:[项个号份]?\\s{0,3}(?:-|–|to|至)\\s{0,3}第?#?([0-9]{1,4}))?");

    public NamedCopies {
        numbers = List.copyOf(numbers);
        strange = List.copyOf(strange);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Those of a notice that a text names; titles count only where nothing else is named. */
    public static NamedCopies in(String text, List<StoredNoticeItem> items) {
        return in(text, items, _ -> Optional.empty());
    }

    /**
     * The same, where it is known to where addresses lead.
     *
     * @param redirects where an address leads; empty where that is not known
     */
    public static NamedCopies in(
            String text, List<StoredNoticeItem> items, Function<CanonicalUrl, Optional<CanonicalUrl>> redirects) {
        NamedAddresses addresses = NamedAddresses.in(text, items, redirects);
        Set<Integer> known = items.stream().map(StoredNoticeItem::number).collect(Collectors.toSet());
        Set<Integer> written = byNumber(WrittenNumbers.inDigits(text));
        List<Integer> strange =
                written.stream().filter(number -> !known.contains(number)).toList();
        List<Integer> numbered = strange.isEmpty() ? List.copyOf(written) : List.of();
        return Stream.of(
                        new NamedCopies(By.ADDRESS, addresses.copies(), strange, addresses.elsewhere()),
                        new NamedCopies(By.NUMBER, numbered, strange, addresses.elsewhere()),
                        new NamedCopies(By.TITLE, byTitle(text, items), strange, addresses.elsewhere()))
                .filter(named -> !named.numbers().isEmpty())
                .findFirst()
                .orElse(new NamedCopies(By.NOTHING, List.of(), strange, addresses.elsewhere()));
    }

    private static Set<Integer> byNumber(String text) {
        Set<Integer> named = new TreeSet<>();
        Matcher numbered = NUMBERED.matcher(text);
        while (numbered.find()) {
            for (int group = 1; group <= numbered.groupCount(); group++) {
                if (numbered.group(group) != null) {
                    add(named, numbered.group(group));
                }
            }
        }
        return named;
    }

    private static void add(Set<Integer> named, String numbers) {
        Matcher range = RANGE.matcher(numbers);
        while (range.find()) {
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            for (int number = from; number <= to; number++) {
                named.add(number);
            }
        }
    }

    private static List<Integer> byTitle(String text, List<StoredNoticeItem> items) {
        return items.stream()
                .filter(item -> !item.workTitle().isBlank()
                        && title(item.workTitle()).matcher(text).find())
                .map(StoredNoticeItem::number)
                .toList();
    }

    /** A title as whole words, where its script parts words. */
    private static Pattern title(String title) {
        String before = Character.isIdeographic(title.codePointAt(0)) ? "" : "(?<![\\p{L}\\p{N}])";
        String after = Character.isIdeographic(title.codePointBefore(title.length())) ? "" : "(?![\\p{L}\\p{N}])";
        return Pattern.compile(before + Pattern.quote(title) + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What an answer says in words of its writer. */
    public static String text(AnswerContent content) {
        return content.answers().stream()
                .flatMap(answer -> switch (answer) {
                    case NoticeAnswer.Counter(var statement) -> Stream.of(statement.text());
                    case NoticeAnswer.Unknown unknown -> Stream.of(unknown.text());
                    case NoticeAnswer.Status(var status) ->
                        Stream.concat(status.notes().stream(), status.actions().stream());
                    case NoticeAnswer.Acknowledgement(var acknowledgement) -> Stream.of(acknowledgement.notes());
                    case NoticeAnswer.AutomaticReply automatic -> Stream.of(automatic.text());
                    case NoticeAnswer.DeliveryReport _, NoticeAnswer.Reported _ -> Stream.<String>empty();
                })
                .collect(Collectors.joining("\n"));
    }
}
