package dev.colophon.cases.notice.page;

import dev.colophon.cases.message.answer.AnswerKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody who is accused can say by the address of an answer. */
public enum PageAnswerKind {
    /** They object, as the law of the notice lets them. */
    COUNTER_NOTICE(AnswerKind.COUNTER_NOTICE),
    /** They have, or want, a licence. */
    LICENCE(AnswerKind.OTHER),
    /** The work is theirs. */
    OWN(AnswerKind.OTHER),
    /** The law allows it: a quotation, a parody, teaching. */
    EXCEPTION(AnswerKind.OTHER),
    /** It is gone already. */
    GONE(AnswerKind.REMOVED),
    /** They ask something. */
    QUESTION(AnswerKind.OTHER);

    private final AnswerKind counts;

    PageAnswerKind(AnswerKind counts) {
        this.counts = counts;
    }

    /** As what it is taken down. */
    public AnswerKind counts() {
        return counts;
    }

    /** As it stands in an address: {@code counter-notice}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** That of a word; empty when it is none. */
    public static Optional<PageAnswerKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
