package dev.colophon.service.notice;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.UnreadableMessage;
import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.message.answer.NoticeAnswer;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.notice.DisputedMatter;
import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.notice.stored.UserAnswer;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.RegimeStep;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the owner and the user have said of a contested notice, clause by clause of its law.
 *
 * @param sent when the notice left
 * @param claims what the law asks of the notice, all of which it held when it was drafted
 * @param answers counter-notices, the first first; at least one
 * @param step of the procedure that tells what they mean for both sides; empty where none of them counts, or nothing waits any more
 * @param suit what the owner filed and the recipient was told of; empty where nothing keeps the content removed
 * @param silenceDecides when the silence of the owner lets the content come back; empty where nothing waits for it
 * @param takenDown whether the recipient has said, or somebody has seen, of what waits that it was removed: else nothing may come back
 */
public record BothSides(
        NoticeNumber notice,
        Regime regime,
        Optional<Instant> sent,
        List<Claim> claims,
        List<Answer> answers,
        Optional<RegimeStep> step,
        Optional<NoticeEvent.SuitFiled> suit,
        Optional<Deadline> silenceDecides,
        boolean takenDown) {

    public BothSides {
        claims = List.copyOf(claims);
        answers = List.copyOf(answers);
    }

    /**
     * A clause about the notice.
     *
     * @param article that asks for it
     * @param words what it says, where that is kept apart from its text
     */
    public record Claim(DisputedMatter matter, NoticeField field, String article, Optional<String> words) {}

    /**
     * A counter-notice.
     *
     * @param fields in the order of the law
     * @param text all of it; the empty string where it was not kept, or can be read no more
     */
    public record Answer(UserAnswer answer, List<Said> fields, String text) {

        public Answer {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A clause about the user's answer.
     *
     * @param field whether it is there, and who found that
     * @param words the line in which it seems to stand
     */
    public record Said(DisputedMatter matter, CounterCheck.Field field, Optional<String> words) {}

    /** The matters that the law asks one side or the other about, in their order. */
    public List<DisputedMatter> matters() {
        return Arrays.stream(DisputedMatter.values())
                .filter(matter -> claims.stream().anyMatch(claim -> claim.matter() == matter)
                        || answers.stream()
                                .flatMap(answer -> answer.fields().stream())
                                .anyMatch(said -> said.matter() == matter))
                .toList();
    }

    /** Those of a notice; empty where the user has not answered. */
    static Optional<BothSides> of(NoticeHistory history, List<StoredNoticeItem> items, List<NoticeFile> files) {
        List<UserAnswer> answers = history.userAnswers();
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        Regime regime = history.regime();
        return Optional.of(new BothSides(
                history.notice().number(),
                regime,
                history.state().sentAt(),
                regime.notice().required().stream()
                        .filter(required ->
                                history.agent().isPresent() || !required.field().isOfAgent())
                        .map(required -> new Claim(
                                DisputedMatter.of(required.field()),
                                required.field(),
                                required.article(),
                                words(required.field(), items)))
                        .toList(),
                lastOfEachFile(answers)
                        .map(answer -> answer(answer, regime, files))
                        .toList(),
                step(history.state()),
                history.suitStanding(),
                silenceDecides(history),
                isTakenDown(history.groups())));
    }

    /** What was found complete on a second reading is one answer and not two. */
    private static Stream<UserAnswer> lastOfEachFile(List<UserAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.received().answer().isEmpty()
                        || answers.stream()
                                .filter(other -> other.received()
                                        .answer()
                                        .equals(answer.received().answer()))
                                .reduce((_, last) -> last)
                                .filter(answer::equals)
                                .isPresent());
    }

    private static Optional<RegimeStep> step(NoticeState state) {
        return switch (state.phase()) {
            case COUNTERED -> Optional.of(RegimeStep.COUNTERED);
            case RESTORED -> state.countered() ? Optional.of(RegimeStep.RESTORED) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> words(NoticeField field, List<StoredNoticeItem> items) {
        if (field == NoticeField.ITEMS_TITLE) {
            return Optional.of(joined(items.stream().map(StoredNoticeItem::workTitle)));
        }
        return field == NoticeField.ITEMS_URL
                ? Optional.of(joined(items.stream().map(StoredNoticeItem::url)))
                : Optional.empty();
    }

    private static String joined(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(", "));
    }

    private static Answer answer(UserAnswer answer, Regime regime, List<NoticeFile> files) {
        String text = files.stream()
                .filter(file -> file.name().equals(answer.received().answer()))
                .findFirst()
                .map(BothSides::text)
                .orElse("");
        return new Answer(
                answer,
                answer.check(regime).fields().stream()
                        .map(field -> new Said(
                                DisputedMatter.of(field.field()),
                                field,
                                field.there() ? field.field().words(text) : Optional.empty()))
                        .toList(),
                text);
    }

    /** What somebody wrote, without what they quoted. */
    static String text(NoticeFile file) {
        try {
            AnswerContent content = AnswerFile.read(file.content());
            return AnswerToken.masked(content.answers().stream()
                    .flatMap(part -> switch (part) {
                        case NoticeAnswer.Counter(var statement) -> Stream.of(statement.text());
                        case NoticeAnswer.Unknown unknown -> Stream.of(unknown.text());
                        case NoticeAnswer.Acknowledgement _,
                                NoticeAnswer.Status _,
                                NoticeAnswer.DeliveryReport _,
                                NoticeAnswer.AutomaticReply _,
                                NoticeAnswer.Reported _ -> Stream.empty();
                    })
                    .collect(Collectors.joining("\n")));
        } catch (UnreadableMessage _) {
            return "";
        }
    }

    /** Whether something of which somebody has to choose is known to have been removed. */
    private static boolean isTakenDown(List<CopyGroup> groups) {
        return groups.stream()
                .map(CopyGroup::state)
                .anyMatch(state -> state.phase() == NoticePhase.COUNTERED && state.takenDown());
    }

    private static Optional<Deadline> silenceDecides(NoticeHistory history) {
        // Where copies stand apart, the state is that of the first about which somebody has to choose.
        return history.regime()
                .restoreClock()
                .filter(_ -> history.state().phase() == NoticePhase.COUNTERED)
                .flatMap(rule ->
                        NoticeClocks.due(rule, history.state(), history.calendar()) instanceof NoticeClocks.Due.At runs
                                ? runs.deadline()
                                : Optional.empty());
    }
}
