package dev.colophon.cases.regime;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.calendar.CalendarException;
import dev.colophon.cases.calendar.Calendars;
import dev.colophon.cases.calendar.LegalPeriod;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.answer.CounterField;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The procedure of a law, as its profile says it.
 *
 * @param id such as {@code cn-ec-2018}; with the version it means the same for ever
 * @param version 1 or more; a notice keeps the one it began with
 * @param title what it is, for a person
 * @param appliesTo to whom it is written
 * @param calendar the country by whose calendar it counts, ISO 3166-1; empty: that of the recipient
 * @param steps what each step means for both sides
 * @param unverified clauses that nobody has read in the text of the law, by their ids ({@link #clauses}); while there is one, nothing is
 *     sent without a person
 */
public record Regime(
        String id,
        int version,
        ProfileText title,
        Law law,
        AppliesTo appliesTo,
        Optional<String> calendar,
        NoticeRules notice,
        List<ClockRule> clocks,
        CounterRules counter,
        Renotify renotify,
        List<Publication> publish,
        WrongNotice wrongNotice,
        Map<RegimeStep, StepMeaning> steps,
        Set<String> unverified) {

    public Regime {
        clocks = List.copyOf(clocks);
        publish = List.copyOf(publish);
        steps = Map.copyOf(steps);
        unverified = Set.copyOf(unverified);
    }

    /**
     * The law.
     *
     * @param articles those that matter
     * @param source where they were read
     * @param read the day on which they were
     * @param status how far the text can be relied on
     */
    public record Law(String name, List<String> articles, String source, LocalDate read, Status status) {

        public Law {
            articles = List.copyOf(articles);
        }

        /** How far a text can be relied on. */
        public enum Status {
            /** Read in the text of the law. */
            READ,
            /** Read in a copy or a report of somebody else. */
            SECONDARY
        }
    }

    /**
     * To whom it is written.
     *
     * @param countries ISO 3166-1; {@code EU} stands for all member states; none: everywhere
     */
    public record AppliesTo(Set<RecipientKind> recipientKinds, Set<String> countries) {

        public AppliesTo {
            recipientKinds = Set.copyOf(recipientKinds);
            countries = Set.copyOf(countries);
        }
    }

    /** What kind of service the recipient runs. */
    public enum RecipientKind {
        STORAGE,
        SEARCH,
        LINKS,
        PLATFORM,
        MARKETPLACE
    }

    /**
     * What a notice must hold.
     *
     * @param form of the message
     * @param languages BCP 47
     * @param basis the provisions that it is given under, for forms that serve several laws
     * @param acns whether its recipients take ACNS, which goes with it unless a person says otherwise
     */
    public record NoticeRules(
            String form,
            Optional<ProfileText> basis,
            List<String> languages,
            List<RequiredField> required,
            List<Declaration> declarations,
            Signature signature,
            boolean acns) {

        public NoticeRules {
            languages = List.copyOf(languages);
            required = List.copyOf(required);
            declarations = List.copyOf(declarations);
        }

        /** Whether a notice without it is none. */
        public boolean asksFor(NoticeField field) {
            return required.stream().anyMatch(one -> one.field() == field);
        }
    }

    /** A field with the provision, or the form, that asks for it. */
    public record RequiredField(NoticeField field, String article) {}

    /** What the sender vouches for. */
    public enum Declaration {
        /** That what the notice says is true. */
        TRUTH,
        /** That the use is believed to be unauthorised, in good faith. */
        GOOD_FAITH,
        /** That one may act for the owner, under penalty of perjury. */
        AUTHORITY_UNDER_PERJURY
    }

    /** How a notice is signed. */
    public enum Signature {
        NONE,
        SIGNATURE_OR_SEAL,
        PHYSICAL_OR_ELECTRONIC
    }

    /**
     * A time that runs.
     *
     * @param whose time it is
     * @param remind how long after its start the recipient is reminded; a custom of ours, not of the law
     * @param escalate how long after its start the next recipient is written to; ours, too
     * @param stoppedBy what ends it before
     */
    public record ClockRule(
            String id,
            ClockStart starts,
            LegalPeriod length,
            ClockExpiry onExpiry,
            Side whose,
            String article,
            Optional<Duration> remind,
            Optional<Duration> escalate,
            Set<ClockStop> stoppedBy) {

        public ClockRule {
            stoppedBy = Set.copyOf(stoppedBy);
        }
    }

    /** What a time begins with. */
    public enum ClockStart {
        /** The recipient has the notice. */
        RECEIVED,
        /** The recipient has the user's answer. */
        COUNTER_RECEIVED,
        /** The user's answer has reached the owner. */
        DECLARATION_REACHED_OWNER,
        /** Those concerned were told what the recipient has decided. */
        DECISION_TOLD
    }

    /** What comes of a time that has run out. Each leaves the content as available as it is, or makes it more so. */
    public enum ClockExpiry {
        /** The recipient has not answered. */
        SILENT,
        /** The content is to be available again. */
        RESTORED,
        /** A right to object has ended; the content stays as it is. */
        UNCHANGED
    }

    /** Who has to act within a time. */
    public enum Side {
        OWNER,
        HOST,
        USER
    }

    /** What ends a time before it runs out. */
    public enum ClockStop {
        /** The owner has shown a complaint to an authority. */
        COMPLAINT_PROVED,
        /** The owner has shown an action in court. */
        SUIT_PROVED
    }

    /** What the user may answer, and what that does. */
    public record CounterRules(List<RequiredAnswer> required, WhenReceived whenReceived, Restore restore) {

        public CounterRules {
            required = List.copyOf(required);
        }
    }

    /** A field of the user's answer with the provision that asks for it. */
    public record RequiredAnswer(CounterField field, String article) {}

    /** What the recipient does with the answer. */
    public enum WhenReceived {
        FORWARD_TO_OWNER,
        DECIDE
    }

    /** When the content is to be available again. */
    public sealed interface Restore {

        /** As soon as the answer has come. */
        record AtOnce() implements Restore {}

        /** When a time has run out and nothing has stopped it. */
        record AfterClock(String clock) implements Restore {}

        /** When the recipient, or a body or a court, decides so. */
        record ByDecision() implements Restore {}
    }

    /** Whether the owner may give notice again of content that was restored. */
    public enum Renotify {
        NEVER,
        ALLOWED_WITH_NEW_PROOF,
        ALLOWED
    }

    /** What the recipient publishes. */
    public enum Publication {
        NOTICE,
        DECLARATION,
        RESULT
    }

    /** What a wrong notice costs, in the words of the profile. */
    public record WrongNotice(Liability ordinary, Liability malicious, String article) {}

    /** What whoever gave a wrong notice owes. */
    public enum Liability {
        NONE_STATED,
        CIVIL_LIABILITY,
        DAMAGES,
        DAMAGES_AND_FEES,
        DOUBLE_DAMAGES,
        SUSPENSION,
        LOSS_OF_ACCESS
    }

    /**
     * What a step means for both sides.
     *
     * @param owner what it means for whoever gives the notice
     * @param user what it means for whoever put the content there
     */
    public record StepMeaning(ProfileText owner, ProfileText user, List<String> articles) {

        public StepMeaning {
            articles = List.copyOf(articles);
        }
    }

    /** What a step means; every profile explains every step. */
    public StepMeaning step(RegimeStep step) {
        return Objects.requireNonNull(steps.get(step));
    }

    /** The time of an id. */
    public Optional<ClockRule> clock(String clock) {
        return clocks.stream().filter(rule -> rule.id().equals(clock)).findFirst();
    }

    /** The time after which content is restored; empty where that does not hang on one. */
    public Optional<ClockRule> restoreClock() {
        return counter.restore() instanceof Restore.AfterClock(String clock) ? clock(clock) : Optional.empty();
    }

    /**
     * The calendar by which it counts; rules that are no law count days as they come, by no law either.
     *
     * @param country of the recipient, ISO 3166-1
     * @throws CalendarException when it is not known which that is, or there is none of it
     */
    public BusinessCalendar calendarFor(Optional<String> country) {
        BusinessCalendar days = Calendars.of(calendar.or(() -> country).orElse("-"));
        return law.articles().isEmpty() ? days.asAgreed() : days;
    }

    /** Such as {@code cn-ec-2018 version 1}. */
    public String name() {
        return id + " version " + version;
    }

    /** The ids of all clauses, as {@code unverified} names them. */
    public static Set<String> clauses(List<RequiredField> required, List<ClockRule> clocks) {
        Set<String> clauses = new TreeSet<>(Set.of(
                "notice.form",
                "notice.declarations",
                "notice.signature",
                "counter",
                "renotify",
                "publish",
                "wrongNotice"));
        required.forEach(one -> clauses.add("notice." + one.field().key()));
        clocks.forEach(clock -> clauses.add("clock." + clock.id()));
        return clauses;
    }
}
