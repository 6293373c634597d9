package dev.colophon.service.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.message.answer.WrittenAddresses;
import dev.colophon.cases.notice.stored.CopyNumbers;
import dev.colophon.cases.notice.stored.NamedCopies;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.Visible;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

    /** How a person says that all are meant. */
    static final String ALL = "all";

    /** What refuses an answer is one line. */
    private static final int MOST_TOLD = 20;

    private static final int LONGEST_TOLD = 120;

    private static final Set<AnswerKind> OF_COPIES =
            EnumSet.of(AnswerKind.REMOVED, AnswerKind.RESTORED, AnswerKind.COUNTER_NOTICE);

    /** What is named may be what is not meant. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "(?i)\\b(?:except|excluding|other than|apart from|but not|save for|remaining|the rest|all others?)\\b"
                    + "|\\b(?:stays?|remains?|keep|kept|leave|left)\\b.{0,40}\\b(?:up|online|available|accessible)\\b"
                    + "|除.{0,100}外|其余|其他|保留|维持");

    /** What comes with a mail and is no letter: what signs or decorates it, and the mail that it answers. */
    private static final Pattern NO_LETTER = Pattern.compile(
            "(?i)image/.*|message/.*|text/rfc822-headers|text/(?:x-)?vcard|text/calendar|application/(?:x-)?(?:pgp-signature|pkcs7-signature|pgp-keys)");

    /** Said of some, and not of all, without naming them. */
    private static final Pattern PART = Pattern.compile(
            "(?i)\\b(?:some|most|part|parts|several|many|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,4}) of (?:the|these|those|your|them)\\b"
                    + "|\\b(?:except|excluding|other than|apart from|but not|save for)\\b"
                    + "|\\b(?:stays?|remains?|keep|kept|leave|left)\\b.{0,40}\\b(?:up|online|available|accessible)\\b"
                    + "|除.{0,100}外|部分|其余|维持");

    public AnsweredCopies {
        numbers = List.copyOf(numbers);
    }

    /** Whether an answer of a kind can be about some copies alone. */
    static boolean canBeOfSome(AnswerKind kind) {
        return OF_COPIES.contains(kind);
    }

    /**
     * An answer to a notice.
     *
     * @param items the copies that the notice names
     * @param files its own, whose addresses an answer may repeat
     * @param redirects where an address leads; empty where that is not known
     * @param isNew whether nobody has said yet for which copies it counts: then they are asked where it is not clear
     */
    record Answered(
            NoticeNumber notice,
            List<StoredNoticeItem> items,
            List<NoticeFile> files,
            Function<CanonicalUrl, Optional<CanonicalUrl>> redirects,
            AnswerContent content,
            AnswerKind kind,
            boolean isNew) {}

    /**
     * Those of an answer.
     *
     * @param said numbers or addresses of copies, or {@code all}, as a person says; none: what the answer itself names
     * @throws ServiceException when the notice names no such copy, or the answer names something of which nobody can tell which copies it
     *     means
     */
    static AnsweredCopies of(Answered answered, List<String> said) {
        if (!canBeOfSome(answered.kind())) {
            if (!said.isEmpty()) {
                throw new ServiceException(
                        Category.USAGE,
                        "--copy: what is %s is about the whole notice: only %s can be about single copies"
                                .formatted(
                                        answered.kind().word(),
                                        OF_COPIES.stream().map(AnswerKind::word).collect(Collectors.joining(", "))));
            }
            return new AnsweredCopies(List.of(), answered.items().size(), How.WHOLE);
        }
        return said.isEmpty() ? read(answered) : said(answered, said);
    }

    private static AnsweredCopies said(Answered answered, List<String> said) {
        NoticeNumber notice = answered.notice();
        List<StoredNoticeItem> items = answered.items();
        Set<Integer> numbers = new TreeSet<>();
        for (String one : said) {
            String meant = one.strip();
            NamedCopies named = NamedCopies.in(meant, items, answered.redirects());
            List<Integer> found = items.stream()
                    .filter(item -> meant.toLowerCase(Locale.ROOT).equals(ALL)
                            || meant.equals(String.valueOf(item.number()))
                            || meant.equals(item.url())
                            || (named.by() == NamedCopies.By.ADDRESS
                                    && named.numbers().contains(item.number())))
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
        return new AnsweredCopies(
                numbers.size() == items.size() ? List.of() : List.copyOf(numbers), items.size(), How.SAID);
    }

    private static AnsweredCopies read(Answered answered) {
        List<StoredNoticeItem> items = answered.items();
        AnswerKind kind = answered.kind();
        String text = NamedCopies.text(answered.content());
        NamedCopies named = NamedCopies.in(text, items, answered.redirects());
        if (answered.isNew() && kind != AnswerKind.COUNTER_NOTICE && items.size() > 1) {
            requireClear(answered.notice(), items, named, text, answered.content(), kind);
        }
        // A host that tells a title tells what the notice was about; a user who names one says what they want back.
        boolean each = named.numbers().size() == items.size();
        boolean byTitle = named.by() == NamedCopies.By.TITLE;
        boolean isOnly = each && items.size() == 1 && named.by() == NamedCopies.By.ADDRESS;
        if (answered.isNew() && !isOnly) {
            requireDecoded(answered);
        }
        if (named.by() == NamedCopies.By.NOTHING || (byTitle && (each || kind != AnswerKind.COUNTER_NOTICE))) {
            if (answered.isNew()) {
                requireWords(answered, text);
                requireNothingElse(answered, named);
            }
            return new AnsweredCopies(List.of(), items.size(), How.UNSAID);
        }
        return new AnsweredCopies(
                each ? List.of() : named.numbers(),
                items.size(),
                How.valueOf(named.by().name()));
    }

    /** Text that nobody could read may name some copies, beside those that the rest of it names. */
    private static void requireDecoded(Answered answered) {
        if (answered.content().undecoded()) {
            throw unknown(answered, "its text could not be decoded, or not to its end");
        }
    }

    /** Where a mail has no words of its own, or a letter comes with it that nobody opens, what names the copies was not read. */
    private static void requireWords(Answered answered, String text) {
        if (answered.items().size() == 1
                || !answered.content().answers().stream()
                        .allMatch(answer -> answer instanceof NoticeAnswer.Unknown
                                || answer instanceof NoticeAnswer.AutomaticReply
                                || answer instanceof NoticeAnswer.Counter)) {
            return;
        }
        Optional<AnswerContent.Attachment> letter = answered.content().attachments().stream()
                .filter(file -> !NO_LETTER.matcher(file.type()).matches())
                .findFirst();
        if (letter.isPresent()) {
            String name = Visible.cut(Visible.line(letter.get().name()), LONGEST_TOLD);
            throw unknown(
                    answered,
                    "it names none in its text, and the file that came with it was not opened%s"
                            .formatted(name.isEmpty() ? "" : " (%s)".formatted(name)));
        }
        if (text.isBlank()) {
            throw unknown(answered, "it has no words of its own that can be read");
        }
    }

    private static ServiceException unknown(Answered answered, String why) {
        int copies = answered.items().size();
        return unclear("%s, so nobody knows which copies of %s it names: %s"
                .formatted(
                        why,
                        answered.notice(),
                        copies == 1
                                ? "if it is about the copy that the notice names, say --copy 1"
                                : "say which of the %d copies it is about, with --copy 1 or others, or --copy all"
                                        .formatted(copies)));
    }

    /** What is said of something else decides nothing about copies that nobody has named; what the notice itself tells is nothing else. */
    private static void requireNothingElse(Answered answered, NamedCopies named) {
        Set<String> own = answered.files().stream()
                .filter(file -> file.mediaType().equals("text/plain"))
                .flatMap(file -> WrittenAddresses.in(new String(file.content(), UTF_8)).stream())
                .collect(Collectors.toSet());
        named.elsewhere().stream()
                .filter(address -> !own.contains(address))
                .findFirst()
                .ifPresent(address -> {
                    int copies = answered.items().size();
                    throw unclear("it names %s, and %s does not: %s"
                            .formatted(
                                    Visible.cut(Visible.line(address), LONGEST_TOLD),
                                    answered.notice(),
                                    copies == 1
                                            ? "if it is about the copy that the notice names, say --copy 1"
                                            : "say which of the %d copies it is about, with --copy 1 or others, or --copy all"
                                                    .formatted(copies)));
                });
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
        if (names
                && (AnswerKind.refuses(content)
                        || EXCEPTION.matcher(text).find()
                        || (kind == AnswerKind.REMOVED && named.numbers().size() > 1 && AnswerKind.saysBoth(text)))) {
            throw unclear(
                    "it names %s of the %d copies of %s, and some words of it except or refuse something, or say that something else was done: say which are %s, with --copy %s or others"
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
        String which = CopyNumbers.of(
                numbers.isEmpty() ? IntStream.rangeClosed(1, of).boxed().toList() : numbers);
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
