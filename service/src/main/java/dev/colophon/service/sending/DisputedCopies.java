package dev.colophon.service.sending;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession.Step;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which copies of a notice its user wants back, and so a suit is about. */
final class DisputedCopies {

    /** What goes on with an address behind it. */
    private static final String LONGER = "(?![\\p{L}\\p{N}_%/?=&#~-]|[.:;,][\\p{L}\\p{N}_%/?=&#~-])";

    private DisputedCopies() {}

    /**
     * Those that a suit is about: those of the works that a person names, else those that complete counter-notices name by address, else by
     * title, else all.
     *
     * @param works titles, or numbers of copies among those of the notice
     * @throws ServiceException when the notice names no such work
     */
    static List<StoredNoticeItem> of(Step step, NoticeHistory history, List<String> works) {
        List<StoredNoticeItem> items = step.notices().items(history.notice());
        if (!works.isEmpty()) {
            Set<StoredNoticeItem> meant = works.stream()
                    .flatMap(work -> ofWork(items, work, history).stream())
                    .collect(Collectors.toSet());
            return items.stream().filter(meant::contains).toList();
        }
        List<String> texts = texts(step, history);
        List<List<StoredNoticeItem>> named =
                texts.stream().map(text -> namedIn(text, items)).toList();
        // Whoever names nothing may mean all.
        return named.isEmpty() || named.stream().anyMatch(List::isEmpty)
                ? items
                : items.stream()
                        .filter(item -> named.stream().anyMatch(some -> some.contains(item)))
                        .toList();
    }

    private static List<StoredNoticeItem> ofWork(List<StoredNoticeItem> items, String work, NoticeHistory history) {
        List<StoredNoticeItem> named = items.stream()
                .filter(item -> item.workTitle().equalsIgnoreCase(work.strip())
                        || String.valueOf(item.number()).equals(work.strip()))
                .toList();
        if (named.isEmpty()) {
            throw new ServiceException(
                    Category.USAGE,
                    "--work: %s names no work `%s`; it names %s"
                            .formatted(
                                    history.notice().number(),
                                    work,
                                    items.stream()
                                            .map(StoredNoticeItem::workTitle)
                                            .distinct()
                                            .limit(5)
                                            .map("`%s`"::formatted)
                                            .collect(Collectors.joining(", "))));
        }
        return named;
    }

    private static List<StoredNoticeItem> namedIn(String text, List<StoredNoticeItem> items) {
        List<StoredNoticeItem> byAddress = items.stream()
                .filter(item -> Pattern.compile(Pattern.quote(item.url()) + LONGER)
                        .matcher(text)
                        .find())
                .toList();
        return byAddress.isEmpty()
                ? items.stream()
                        .filter(item -> title(item.workTitle()).matcher(text).find())
                        .toList()
                : byAddress;
    }

    /** A title as whole words, where its script parts words. */
    private static Pattern title(String title) {
        String before = Character.isIdeographic(title.codePointAt(0)) ? "" : "(?<![\\p{L}\\p{N}])";
        String after = Character.isIdeographic(title.codePointBefore(title.length())) ? "" : "(?![\\p{L}\\p{N}])";
        return Pattern.compile(before + Pattern.quote(title) + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** What complete counter-notices say, as far as their files are kept. */
    private static List<String> texts(Step step, NoticeHistory history) {
        List<NoticeFile> files = step.notices().files(history.notice());
        return history.userAnswers().stream()
                .filter(answer -> answer.received().complete())
                .map(answer -> files.stream()
                        .filter(file -> file.name().equals(answer.received().answer()))
                        .findFirst()
                        .map(DisputedCopies::text)
                        .orElse(""))
                .toList();
    }

    private static String text(NoticeFile file) {
        try {
            AnswerContent content = AnswerFile.read(file.content());
            return content.answers().stream()
                    .flatMap(answer -> switch (answer) {
                        case NoticeAnswer.Counter(var statement) -> Stream.of(statement.text());
                        case NoticeAnswer.Unknown unknown -> Stream.of(unknown.text());
                        default -> Stream.<String>empty();
                    })
                    .collect(Collectors.joining("\n"));
        } catch (UnreadableMessage _) {
            return "";
        }
    }

    /** Those that the letter about a suit names. */
    static List<StoredNoticeItem> named(Step step, NoticeHistory history, NoticeEvent.SuitFiled filed) {
        return step.notices().items(history.notice()).stream()
                .filter(item -> filed.copies().isEmpty() || filed.copies().contains(item.number()))
                .toList();
    }
}
