package dev.colophon.demo.acts;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.removal.RemovalVerdict;
import java.util.List;
import java.util.Optional;

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
    List<String> lines(ActsWords words) {
        String mark = isAsPlanted()
                ? "@|green %s|@ ".formatted(words.say("planted"))
                : "@|red %s|@ ".formatted(words.say("not-planted"));
        return List.of(
                "%s %s  %s (%s)"
                        .formatted(mark, host.domain(), place, host.copy().title()),
                words.say("line.planted", words.does(host)),
                words.say("line.sent", sent(words)),
                words.say(
                        "line.answered",
                        words.list(answers.stream().map(words::answer).toList(), "nothing")),
                words.say("line.seen", words.list(seen.stream().map(words::seen).toList(), "not-looked-for")),
                words.say("line.became", became(words)));
    }

    private String sent(ActsWords words) {
        return notice.map(number -> switch (mails) {
                    case 0 -> words.say("sent.refused", number);
                    case 1 -> number;
                    default -> words.say("sent.retracted", number);
                })
                .orElseGet(() -> words.say("sent.none", why));
    }

    private String became(ActsWords words) {
        return phase.map(last -> words.say("became.phase", words.phase(last), words.say(meaning(last))))
                .orElseGet(() -> words.say("became.stays"));
    }

    /** The key of what it means. */
    private String meaning(NoticePhase last) {
        boolean answered = answers.contains(AnswerKind.COUNTER_NOTICE);
        return switch (last) {
            case REMOVED_VERIFIED -> "meaning.REMOVED_VERIFIED" + (answered ? ".answered" : "");
            case STILL_UP, SILENT, RESTORED, RETRACTED, BOUNCED -> "meaning." + last;
            default -> "meaning.other";
        };
    }

    /** What differs from what was planted, for a person; empty when nothing does. */
    Optional<String> difference(ActsWords words) {
        return isAsPlanted()
                ? Optional.empty()
                : Optional.of(words.say(
                        "line.expected",
                        expected.mails(),
                        words.list(
                                expected.answers().stream().map(words::answer).toList(), "nothing"),
                        words.list(expected.seen().stream().map(words::seen).toList(), "not-looked-for"),
                        expected.phase().map(words::phase).orElseGet(() -> words.say("sent.no-notice"))));
    }
}
