package dev.colophon.service.followup;

import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.CounterReceived;
import dev.colophon.cases.notice.stored.NamedCopies;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which copies of a notice its user wants back, and so a suit is about. */
final class DisputedCopies {

    private DisputedCopies() {}

    /**
     * Those that a suit is about: those of the works that a person names, else those for which complete counter-notices count, else all.
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
        List<NoticeFile> files = step.notices().files(history.notice());
        List<List<Integer>> wanted = history.userAnswers().stream()
                .map(UserAnswer::received)
                .filter(CounterReceived::complete)
                .map(counter -> wanted(counter, files, items))
                .toList();
        // Whoever names nothing may mean all.
        return wanted.isEmpty() || wanted.stream().anyMatch(List::isEmpty)
                ? items
                : items.stream()
                        .filter(item -> wanted.stream().anyMatch(some -> some.contains(item.number())))
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

    /** Of a complete counter-notice: those for which it counts, else those that its words name; empty where neither says any. */
    private static List<Integer> wanted(CounterReceived counter, List<NoticeFile> files, List<StoredNoticeItem> items) {
        return counter.copies().isEmpty()
                ? files.stream()
                        .filter(file -> file.name().equals(counter.answer()))
                        .findFirst()
                        .map(file -> NamedCopies.in(text(file), items).numbers())
                        .orElse(List.of())
                : counter.copies();
    }

    private static String text(NoticeFile file) {
        try {
            return NamedCopies.text(AnswerFile.read(file.content()));
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
