package dev.colophon.service.answer;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.stored.NamedCopies;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The copies of a notice for which an answer counts.
 *
 * @param numbers the smallest first; none: all, because nobody has said which
 * @param of how many copies the notice names
 * @param how it is known
 */
public record AnsweredCopies(List<Integer> numbers, int of, How how) {

    /** How it is known for which copies an answer counts. */
    public enum How {
        /** Of the notice as such. */
        WHOLE,
        /** A person said so. */
        SAID,
        ADDRESS,
        NUMBER,
        TITLE,
        /** Neither the answer nor a person names any. */
        UNSAID
    }

    private static final String ALL = "all";

    /** What refuses an answer is one line. */
    private static final int MOST_TOLD = 20;

    private static final Set<AnswerKind> OF_COPIES =
            EnumSet.of(AnswerKind.REMOVED, AnswerKind.RESTORED, AnswerKind.COUNTER_NOTICE);

    /** What is named may be what is not meant. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?i)\\b(?:except|excluding|other than|apart from|but not|save for|remaining|the rest|all others?)\\b"
                    + "|\\b(?:stays?|remains?|keep|kept|leave|left)\\b.{0,40}\\b(?:up|online|available|accessible)\\b"
                    + "|除.{0,100}外|其余|其他|保留|维持");

    /** Said of some, and not of all, without naming them. */
    private static final Pattern PART = Pattern.compile(
            "(?i)\\b(?:some|most|part|parts|several|many|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,4}) of (?:the|these|those|your|them)\\b"
                    + "|\\b(?:except|excluding|other than|apart from|but not|save for)\\b"
                    + "|除.{0,100}外|部分");

    public AnsweredCopies {
        numbers = List.copyOf(numbers);
    }

    /**
     * Those of an answer.
     *
     * @param said numbers or addresses of copies, or {@code all}, as a person says; none: what the answer itself names
     * @throws ServiceException when the notice names no such copy, or the answer names some of which nobody can tell whether it means them
     */
    static AnsweredCopies of(
            NoticeNumber notice,
            List<StoredNoticeItem> items,
            List<String> said,
            AnswerContent content,
            AnswerKind kind) {
        if (!OF_COPIES.contains(kind)) {
            if (!said.isEmpty()) {
                throw new ServiceException(
                        Category.USAGE,
                        "--copy: what is %s is about the whole notice: only %s can be about single copies"
                                .formatted(
                                        kind.word(),
                                        OF_COPIES.stream().map(AnswerKind::word).collect(Collectors.joining(", "))));
            }
            return new AnsweredCopies(List.of(), items.size(), How.WHOLE);
        }
        return said.isEmpty() ? read(notice, items, content, kind) : said(notice, items, said);
    }

    private static AnsweredCopies said(NoticeNumber notice, List<StoredNoticeItem> items, List<String> said) {
        Set<Integer> numbers = new TreeSet<>();
        for (String one : said) {
            String meant = one.strip();
            List<Integer> found = items.stream()
                    .filter(item -> meant.toLowerCase(Locale.ROOT).equals(ALL)
                            || meant.equals(String.valueOf(item.number()))
                            || meant.equals(item.url()))
                    .map(StoredNoticeItem::number)
                    .toList();
            if (found.isEmpty()) {
                throw new ServiceException(
                        Category.USAGE,
                        "--copy: %s names no copy `%s`: say a number from 1 to %d, an address that it names, or all"
                                .formatted(notice, meant, items.size()));
            }
            numbers.addAll(found);
        }
        return new AnsweredCopies(List.copyOf(numbers), items.size(), How.SAID);
    }

    private static AnsweredCopies read(
            NoticeNumber notice, List<StoredNoticeItem> items, AnswerContent content, AnswerKind kind) {
        String text = NamedCopies.text(content);
        NamedCopies named = NamedCopies.in(text, items);
        if (kind != AnswerKind.COUNTER_NOTICE && items.size() > 1) {
            requireClear(notice, items, named, text, content, kind);
        }
        // A host that tells a title tells what the notice was about; a user who names one says what they want back.
        boolean each = named.numbers().size() == items.size();
        boolean byTitle = named.by() == NamedCopies.By.TITLE;
        return named.by() == NamedCopies.By.NOTHING || (byTitle && (each || kind != AnswerKind.COUNTER_NOTICE))
                ? new AnsweredCopies(List.of(), items.size(), How.UNSAID)
                : new AnsweredCopies(
                        each ? List.of() : named.numbers(),
                        items.size(),
                        How.valueOf(named.by().name()));
    }

    /** What is named may be what is not meant, and what is said of some does not count for all. */
    private static void requireClear(
            NoticeNumber notice,
            List<StoredNoticeItem> items,
            NamedCopies named,
            String text,
            AnswerContent content,
            AnswerKind kind) {
        boolean names = named.by() == NamedCopies.By.ADDRESS || named.by() == NamedCopies.By.NUMBER;
        if (!named.strange().isEmpty()) {
            throw unclear("it names %s, and %s has %d copies: say which are %s, with --copy 1 or others, or --copy all"
                    .formatted(words(named.strange()), notice, items.size(), kind.word()));
        }
        if (names && (AnswerKind.refuses(content) || EXCEPTION.matcher(text).find())) {
            throw unclear(
                    "it names %s of the %d copies of %s, and some words of it except or refuse something: say which are %s, with --copy %s or others"
                            .formatted(
                                    words(named.numbers()),
                                    items.size(),
                                    notice,
                                    kind.word(),
                                    joined(named.numbers()).replace(" ", "")));
        }
        if (!names && PART.matcher(text).find()) {
            throw unclear(
                    "some words of it are about a part of something, and it names none of the %d copies of %s by address or number: say which are %s, with --copy 1 or others, or --copy all"
                            .formatted(items.size(), notice, kind.word()));
        }
    }

    private static ServiceException unclear(String why) {
        return new ServiceException(Category.USAGE, why);
    }

    /** Those for which an answer that was taken down before counts, if a person has said others than it names. */
    AnsweredCopies asTakenDown(List<Integer> counting) {
        boolean isSame = counting.equals(numbers) || (how == How.WHOLE && counting.isEmpty());
        return isSame ? this : new AnsweredCopies(counting, of, How.SAID);
    }

    /** Which these are, and how that is known; empty where it makes no difference. */
    public Optional<Message> words() {
        String all = String.valueOf(of);
        String which =
                numbers.isEmpty() ? joined(IntStream.rangeClosed(1, of).boxed().toList()) : joined(numbers);
        return of < 2
                ? Optional.empty()
                : switch (how) {
                    case WHOLE -> Optional.empty();
                    case SAID -> Optional.of(Message.of("notice.copies.SAID", which, all));
                    case ADDRESS -> Optional.of(Message.of("notice.copies.ADDRESS", which, all));
                    case NUMBER -> Optional.of(Message.of("notice.copies.NUMBER", which, all));
                    case TITLE -> Optional.of(Message.of("notice.copies.TITLE", which, all));
                    case UNSAID -> Optional.of(Message.of("notice.copies.UNSAID", all));
                };
    }

    private static String words(List<Integer> numbers) {
        boolean isLong = numbers.size() > MOST_TOLD;
        return (numbers.size() == 1 ? "no. " : "nos. ")
                + joined(isLong ? numbers.subList(0, MOST_TOLD) : numbers)
                + (isLong ? " and %,d more".formatted(numbers.size() - MOST_TOLD) : "");
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
