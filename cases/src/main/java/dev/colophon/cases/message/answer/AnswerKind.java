package dev.colophon.cases.message.answer;

import dev.colophon.cases.message.acns.AcnsMessage.CaseStatus;
import dev.colophon.cases.message.answer.NoticeAnswer.Acknowledgement;
import dev.colophon.cases.message.answer.NoticeAnswer.AutomaticReply;
import dev.colophon.cases.message.answer.NoticeAnswer.Counter;
import dev.colophon.cases.message.answer.NoticeAnswer.DeliveryReport;
import dev.colophon.cases.message.answer.NoticeAnswer.Reported;
import dev.colophon.cases.message.answer.NoticeAnswer.Status;
import dev.colophon.cases.message.answer.NoticeAnswer.Unknown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an answer to a notice is. A reading proposes it by words and forms, which may be wrong; a person says it. */
public enum AnswerKind {
    /** The user objects. */
    COUNTER_NOTICE,
    /** Our mail did not arrive. */
    BOUNCE,
    /** The recipient says that the content is removed. */
    REMOVED,
    /** The recipient says that it is available again. */
    RESTORED,
    /** The recipient has the notice. */
    ACKNOWLEDGEMENT,
    /** Something else, which is kept and changes nothing. */
    OTHER;

    private static final Pattern SAYS_REMOVED = Pattern.compile(
            "(?i)\\b(?:has|have|was|were|been)\\b.{0,40}\\b(?:removed|taken down|disabled|deleted|unlinked)\\b|已(?:经)?(?:删除|移除|下架|断开|屏蔽)");
    /** Also where the same words stand in what says that something was removed: "has not been removed". */
    private static final Pattern SAYS_NOT_REMOVED = Pattern.compile(
            "(?i)\\b(?:not|never|cannot|unable|refuses?|declines?|rejects?|won['\u2019]t|can['\u2019]t|n['\u2019]t)\\b[^.;!?]{0,40}"
                    + "\\b(?:remov(?:e|ed|ing)|tak(?:e|en|ing) (?:it |them |this )?down|disabl(?:e|ed|ing)|delet(?:e|ed|ing)|unlink(?:ed|ing)?)\\b"
                    + "|(?:不予|不会|不能|拒绝|无法|未予?|尚未|没有)(?:删除|移除|下架|断开|屏蔽)");

    private static final Pattern SAYS_RESTORED = Pattern.compile(
            "(?i)\\b(?:has|have|was|were|been)\\b.{0,40}\\b(?:restored|reinstated|put back)\\b|已(?:经)?恢复");
    private static final Pattern SAYS_RECEIVED =
            Pattern.compile("(?i)\\b(?:we have received|received your|thank you for your notice)\\b|已(?:经)?收到");

    /** No longer part of a letter is searched for what a user swears to. */
    private static final int LONGEST = 20_000;

    /** What only a counter-notice swears to. */
    private static final Pattern SAYS_MISTAKE = Pattern.compile(
            "(?i)\\bperjury\\b|\\bmist(?:ake|aken|akenly)\\b|\\bmis-?identif\\w+|伪证|误(?:认|删|判)|错误(?:地)?(?:删除|移除|下架|断开|屏蔽)");
    /** And submits to, for itself: whoever tells what somebody else has to write speaks of them, or of what they must do. */
    private static final Pattern SUBMITS_ITSELF = Pattern.compile(
            "(?i)\\b(?:I|we)\\b(?:(?!\\b(?:they|he|she|must|should|user|subscriber|uploader|customer|person|told|tell|asked|asks?|require[sd]?|needs?|if|unless|may|can|shall|whether|not|never|refuse|decline|forward(?:ed)?|inform(?:ed)?|explain(?:ed)?)\\b)[^.;!?]){0,250}?"
                    + "\\b(?:consent|submit|agree|accept|willing)\\b[^.;!?]{0,80}?\\b(?:jurisdiction|service of (?:legal )?process|legal service|being served)\\b"
                    + "|(?:我们?|本人)(?:(?!须|需|应当|要求|告知|如|不)[^。；！？]){0,60}?(?:同意|接受)[^。；！？]{0,40}?(?:管辖|送达)");

    /** As a person writes it: {@code counter-notice}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** That of a word; empty when it is none. */
    public static Optional<AnswerKind> ofWord(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** {@code counter-notice, bounce, …}. */
    public static String allWords() {
        return Arrays.stream(values()).map(AnswerKind::word).collect(Collectors.joining(", "));
    }

    /** What the reading takes an answer for: of several parts the one with the gravest consequence. */
    public static AnswerKind proposed(AnswerContent content) {
        return content.answers().stream()
                .map(AnswerKind::proposed)
                .min(Comparator.naturalOrder())
                .orElse(OTHER);
    }

    /** Whether some words of it say that something is not removed, or will not be. */
    public static boolean refuses(AnswerContent content) {
        return content.answers().stream().anyMatch(answer -> switch (answer) {
            case Counter(var statement) ->
                SAYS_NOT_REMOVED.matcher(statement.text()).find();
            case Status(CaseStatus status) ->
                SAYS_NOT_REMOVED.matcher(status.notes().orElse("")).find();
            case Acknowledgement(var acknowledgement) ->
                SAYS_NOT_REMOVED.matcher(acknowledgement.notes()).find();
            case Unknown unknown -> SAYS_NOT_REMOVED.matcher(unknown.text()).find();
            case AutomaticReply automatic ->
                SAYS_NOT_REMOVED.matcher(automatic.text()).find();
            case DeliveryReport _, Reported _ -> false;
        });
    }

    /** Whether some words say that something was removed, and others that something is available again. */
    public static boolean saysBoth(String text) {
        return SAYS_REMOVED.matcher(text).find() && SAYS_RESTORED.matcher(text).find();
    }

    private static AnswerKind proposed(NoticeAnswer answer) {
        return switch (answer) {
            case Counter _ -> COUNTER_NOTICE;
            case DeliveryReport report -> report.isForGood() ? BOUNCE : OTHER;
            case Status(CaseStatus status) ->
                status.usenetRemoved().orElse(false)
                        ? REMOVED
                        : said(status.notes().orElse(""), OTHER);
            case Acknowledgement(var acknowledgement) -> said(acknowledgement.notes(), ACKNOWLEDGEMENT);
            case Unknown unknown -> said(unknown.text(), OTHER);
            case AutomaticReply _, Reported _ -> OTHER;
        };
    }

    private static AnswerKind said(String text, AnswerKind otherwise) {
        String beginning = text.substring(0, Math.min(text.length(), LONGEST));
        if (SAYS_MISTAKE.matcher(beginning).find()
                && SUBMITS_ITSELF.matcher(beginning).find()) {
            return COUNTER_NOTICE;
        }
        if (SAYS_RESTORED.matcher(text).find()) {
            return RESTORED;
        }
        if (SAYS_REMOVED.matcher(text).find() && !SAYS_NOT_REMOVED.matcher(text).find()) {
            return REMOVED;
        }
        return otherwise == OTHER && SAYS_RECEIVED.matcher(text).find() ? ACKNOWLEDGEMENT : otherwise;
    }
}
