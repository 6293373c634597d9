package dev.colophon.demo.acts;

import static dev.colophon.cases.message.answer.AnswerKind.ACKNOWLEDGEMENT;
import static dev.colophon.cases.message.answer.AnswerKind.BOUNCE;
import static dev.colophon.cases.message.answer.AnswerKind.COUNTER_NOTICE;
import static dev.colophon.cases.message.answer.AnswerKind.OTHER;
import static dev.colophon.cases.message.answer.AnswerKind.REMOVED;
import static dev.colophon.cases.message.answer.AnswerKind.RESTORED;
import static dev.colophon.cases.removal.RemovalVerdict.GONE;
import static dev.colophon.cases.removal.RemovalVerdict.REAPPEARED;
import static dev.colophon.cases.removal.RemovalVerdict.STILL_UP;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.removal.RemovalVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a host does when a notice comes, and what is to become of its copy. */
public enum HostScript {
    REMOVES("says that it has the notice, removes the copy (404), says so", ActsCopy.PICTURE) {
        @Override
        public Expectation expected() {
            return expectation(
                    1, List.of(ACKNOWLEDGEMENT, REMOVED), List.of(STILL_UP, GONE), NoticePhase.REMOVED_VERIFIED);
        }
    },
    REMOVES_FOR_GOOD("removes the copy for good (410), says so", ActsCopy.STORY) {
        @Override
        public Expectation expected() {
            return expectation(1, List.of(REMOVED), List.of(STILL_UP, GONE), NoticePhase.REMOVED_VERIFIED);
        }
    },
    DOES_NOTHING("does nothing and says nothing", ActsCopy.STORY) {
        @Override
        public Expectation expected() {
            return expectation(1, List.of(), List.of(STILL_UP), NoticePhase.SILENT);
        }
    },
    ONLY_SAYS_SO("says that it has removed the copy, and leaves it there", ActsCopy.PICTURE) {
        @Override
        public Expectation expected() {
            return expectation(1, List.of(REMOVED), List.of(STILL_UP), NoticePhase.STILL_UP);
        }
    },
    UPLOADS_AGAIN(
            "removes the copy and puts the same file elsewhere; gives up after a second notice", ActsCopy.PICTURE) {
        @Override
        public Expectation expected() {
            return expectation(1, List.of(REMOVED), List.of(STILL_UP, REAPPEARED, GONE), NoticePhase.REMOVED_VERIFIED);
        }

        @Override
        public Optional<Expectation> expectedOfSecond() {
            return Optional.of(expectation(1, List.of(REMOVED), List.of(STILL_UP, GONE), NoticePhase.REMOVED_VERIFIED));
        }
    },
    COUNTERS("removes the copy; its user answers with all that the law asks; puts it back", ActsCopy.STORY) {
        @Override
        public Expectation expected() {
            return expectation(
                    1,
                    List.of(REMOVED, COUNTER_NOTICE, RESTORED),
                    List.of(STILL_UP, GONE, REAPPEARED),
                    NoticePhase.RESTORED);
        }
    },
    COUNTERS_IN_PART("removes the copy; its user answers without what the law asks", ActsCopy.PICTURE) {
        @Override
        public Expectation expected() {
            return expectation(
                    1, List.of(REMOVED, COUNTER_NOTICE), List.of(STILL_UP, GONE), NoticePhase.REMOVED_VERIFIED);
        }
    },
    IS_LICENSED("has a licence", ActsCopy.PICTURE) {
        @Override
        public Expectation expected() {
            return new Expectation(0, List.of(), List.of(), Optional.empty());
        }
    },
    SHOWS_A_LICENCE(
            "removes the copy; its user shows a licence; puts it back when the notice is retracted", ActsCopy.STORY) {
        @Override
        public Expectation expected() {
            return expectation(2, List.of(REMOVED, OTHER), List.of(STILL_UP, GONE, REAPPEARED), NoticePhase.RETRACTED);
        }
    },
    RETURNS_MAIL("takes mail that nobody reads, and returns it", ActsCopy.STORY) {
        @Override
        public Expectation expected() {
            return expectation(1, List.of(BOUNCE), List.of(STILL_UP), NoticePhase.BOUNCED);
        }
    },
    REFUSES_MAIL("has no such mailbox", ActsCopy.PICTURE) {
        @Override
        public Expectation expected() {
            return expectation(0, List.of(), List.of(STILL_UP), NoticePhase.BOUNCED);
        }
    };

    private final String words;
    private final ActsCopy copy;

    HostScript(String words, ActsCopy copy) {
        this.words = words;
        this.copy = copy;
    }

    private static Expectation expectation(
            int mails, List<AnswerKind> answers, List<RemovalVerdict> seen, NoticePhase phase) {
        return new Expectation(mails, answers, seen, Optional.of(phase));
    }

    /** Which of the hosts it is, from 0. */
    public int number() {
        return List.of(values()).indexOf(this);
    }

    /** What is to become of the copy. */
    public abstract Expectation expected();

    /** What is to become of the second copy, which the host shows after the first notice; empty where it shows none. */
    public Optional<Expectation> expectedOfSecond() {
        return Optional.empty();
    }

    /** What it does, to follow the name of the host. */
    public String words() {
        return words;
    }

    /** Of what it shows a copy. */
    public ActsCopy copy() {
        return copy;
    }

    /** The name of the host, under which its mail is addressed: {@code does-nothing.example}. */
    public String domain() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example";
    }
}
