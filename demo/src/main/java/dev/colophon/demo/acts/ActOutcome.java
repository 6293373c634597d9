package dev.colophon.demo.acts;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.removal.RemovalVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of a copy.
 *
 * @param host that shows it
 * @param place its URL
 * @param expected because of how its host was planted
 * @param notice number of the notice about it
 * @param mails how many about it its host has received
 * @param answers what came back, in the order of time
 * @param seen what looks saw, in the order of time; what was seen again is in it once
 * @param phase of the notice in the end
 * @param why there is no notice; empty where there is one
 */
public record ActOutcome(
        HostScript host,
        String place,
        Expectation expected,
        Optional<String> notice,
        int mails,
        List<AnswerKind> answers,
        List<RemovalVerdict> seen,
        Optional<NoticePhase> phase,
        String why) {

    public ActOutcome {
        answers = List.copyOf(answers);
        seen = List.copyOf(seen);
    }

    /** Whether all of it is what was to become of it. */
    public boolean isAsPlanted() {
        return new Expectation(mails, answers, seen, phase).equals(expected);
    }

    /** Some lines for a person. */
    List<String> lines() {
        String mark = isAsPlanted() ? "@|green as planted|@ " : "@|red NOT AS PLANTED|@ ";
        return List.of(
                "%s %s  %s (%s)"
                        .formatted(mark, host.domain(), place, host.copy().title()),
                "    planted:  it %s".formatted(host.words()),
                "    sent:     %s".formatted(sent()),
                "    answered: %s"
                        .formatted(words(answers.stream().map(AnswerKind::word).toList(), "nothing")),
                "    seen:     %s"
                        .formatted(words(seen.stream().map(RemovalVerdict::name).toList(), "not looked for")),
                "    became:   %s".formatted(became()));
    }

    private String sent() {
        return notice.map(number -> switch (mails) {
                    case 0 -> "%s, which its server refused".formatted(number);
                    case 1 -> number;
                    default -> "%s, and its retraction".formatted(number);
                })
                .orElseGet(() -> "no notice: " + why);
    }

    private static String words(List<String> words, String none) {
        return words.isEmpty() ? none : String.join(", ", words);
    }

    private String became() {
        return phase.map(last ->
                        "%s: %s".formatted(last.name().toLowerCase(Locale.ROOT).replace('_', ' '), meaning(last)))
                .orElse("it stays");
    }

    private String meaning(NoticePhase last) {
        boolean answered = answers.contains(AnswerKind.COUNTER_NOTICE);
        return switch (last) {
            case REMOVED_VERIFIED ->
                answered
                        ? "it is gone, and stays down: the answer was not what the law asks"
                        : "it is gone, as looks saw";
            case STILL_UP -> "it is there, whatever its host says";
            case SILENT -> "no answer, and it is there";
            case RESTORED -> "it is back: nobody went to court in time";
            case RETRACTED -> "it is back: the notice was wrong, and taken back";
            case BOUNCED -> "nobody has the notice: another address is needed";
            default -> "not the end that any host is planted for";
        };
    }

    /** What differs from what was planted, for a person; empty when nothing does. */
    Optional<String> difference() {
        return isAsPlanted()
                ? Optional.empty()
                : Optional.of("    expected: mails %d, answers %s, seen %s, %s"
                        .formatted(
                                expected.mails(),
                                expected.answers().stream()
                                        .map(AnswerKind::word)
                                        .collect(Collectors.joining(", ")),
                                expected.seen(),
                                expected.phase().map(NoticePhase::name).orElse("no notice")));
    }
}
