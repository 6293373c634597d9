package dev.colophon.server.web.notices;

import dev.colophon.cases.calendar.Deadline;
import dev.colophon.cases.calendar.LegalPeriod;
import dev.colophon.cases.notice.NoticeClocks.Due;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.Visible;
import dev.colophon.server.view.Prose;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.wording.CaseWording;
import dev.colophon.service.wording.NoticeWording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pages say of notices. All of it but the headings is said as the command says it.
 *
 * @param tongue of whoever reads
 */
public record NoticeWords(Tongue tongue) {

    private static final int WORDS = 1_000;

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s<>\"',]+");

    public Language reader() {
        return tongue.report().language();
    }

    /** A message of the command, without what makes it bold there. */
    public String phrase(String key, Object... arguments) {
        return Prose.plain(reader().say(key, arguments));
    }

    public String phase(NoticePhase phase) {
        return phrase("notice.phase." + phase);
    }

    /** Where a notice stands, in words. */
    public String phase(NoticeState state) {
        return phrase(state.words());
    }

    /** Which copies of a notice these are. */
    public String copies(CopyGroup group) {
        return tongue.say("notice.copies.apart", group.numbers(), group.copies().size());
    }

    private NoticeWording wording() {
        return new NoticeWording(reader(), text -> text, this::time);
    }

    /** Something that is about some copies only, with their numbers. */
    public String about(List<Integer> copies, String said) {
        return Prose.plain(wording().about(copies, said));
    }

    /** The class of the badge of a phase. */
    public static String sign(NoticePhase phase) {
        return switch (phase) {
            case HELD, SENDING, SILENT, COUNTERED -> "due";
            case DELIVERY_UNKNOWN -> "fault";
            case SENT, ACKED -> "offered";
            case BOUNCED, REMOVAL_CLAIMED, VERIFYING, STAYS_DOWN, HOLD_VERIFY -> "hold";
            case REMOVED_VERIFIED -> "gone";
            case RESTORED, RETRACTED -> "restored";
            case STILL_UP, PARTIAL, CLOSED, CLEARED -> "other";
            case SIGHTED, EXCEPTION_REVIEW, SUSPECTED, CAPTURED, REVIEWED, OFFERED, DRAFTED -> "open";
        };
    }

    /** A day as people write it, with its weekday. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(tongue.locale())
                .format(day);
    }

    /** What ends when a day begins ends with the day before. */
    public String moment(ZonedDateTime at) {
        boolean midnight = isMidnight(at);
        DateTimeFormatter pattern = DateTimeFormatter.ofPattern(
                midnight ? "EEE yyyy-MM-dd '24:00'" : "EEE yyyy-MM-dd HH:mm", tongue.locale());
        return pattern.format(midnight ? at.minusDays(1) : at) + " "
                + at.getZone().getId();
    }

    public String time(Instant at) {
        return tongue.report().time(at);
    }

    /** Such as {@code Fri 27 Nov}, by the calendar by which it is counted; what ends when a day begins ends with the day before. */
    public String shortDay(ZonedDateTime at) {
        return pattern("MMMEd").format(isMidnight(at) ? at.minusDays(1) : at);
    }

    private static boolean isMidnight(ZonedDateTime at) {
        return at.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private DateTimeFormatter pattern(String skeleton) {
        return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(tongue.locale());
    }

    /** Such as {@code 16:40 America/New_York}. */
    public String shortTime(ZonedDateTime at) {
        return (isMidnight(at)
                        ? "24:00"
                        : DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at)) + " "
                + at.getZone().getId();
    }

    /** What runs, for whom, and by which article; no article stands beside a date that is ours. */
    public String clock(RunningClock clock) {
        String whose = phrase("notice.clock.whose." + clock.rule().whose());
        return about(
                clock.copies(),
                isOurs(clock)
                        ? phrase("notice.clock.unnamed", wording().clock(clock.rule()), whose)
                        : phrase(
                                "notice.clock.named",
                                wording().clock(clock.rule()),
                                whose,
                                clock.rule().article()));
    }

    /** The same, told to whoever a notice accuses; no article stands beside a time that is ours. */
    public String clockToAccused(RunningClock clock) {
        String whose = tongue.say("answer.clock." + clock.rule().whose());
        return isOurs(clock) ? whose : "%s (%s)".formatted(whose, clock.rule().article());
    }

    /** Whether its end is a reminder of ours: the law names no day. */
    private static boolean isOurs(RunningClock clock) {
        return clock.rule().length() instanceof LegalPeriod.Prompt;
    }

    /** When it ends at the earliest and at the latest, or why nobody can say that. */
    public String ends(RunningClock clock) {
        return switch (clock.due()) {
            case Due.NotStarted() -> "";
            case Due.Fails fails -> phrase("notice.clock.fails", clock(clock), fails.reason());
            case Due.At at when isOurs(clock) -> tongue.say("notice.clock.ours", moment(at.last()));
            case Due.At at ->
                (clock.over() ? phrase("notice.clock.overdue") : "")
                        + (at.earliest().isEqual(at.last())
                                ? phrase("notice.clock.until", moment(at.last()))
                                : phrase("notice.clock.ends", moment(at.earliest()), moment(at.last())));
        };
    }

    /** Whether the earliest end is the beginning of a day, which stands as the end of the day before. */
    public static boolean opensWithADay(RunningClock clock) {
        return clock.due() instanceof Due.At at
                && isMidnight(at.earliest())
                && at.deadline()
                        .filter(day -> day.edge() == Deadline.Edge.BEGINS)
                        .isPresent();
    }

    /** How the days were counted; the empty string where nothing was. */
    public String basis(RunningClock clock) {
        return clock.due() instanceof Due.At at
                ? at.deadline()
                        .map(Deadline::basis)
                        .map(basis -> basis.in(reader()))
                        .orElse("")
                : "";
    }

    /** The heading: what comes when nobody does anything, of which copies where not of all. */
    public String silence(RunningClock clock) {
        return about(clock.copies(), comes(clock));
    }

    private String comes(RunningClock clock) {
        if (clock.due() instanceof Due.At at) {
            if (isOurs(clock)) {
                return clock.over()
                        ? tongue.say("notice.silence.reminder-over", moment(at.last()))
                        : tongue.say("notice.silence.reminder", moment(at.last()));
            }
            String first =
                    day(at.deadline().map(Deadline::earliestDay).orElse(at.at().toLocalDate()));
            String last = day(lastDay(at));
            return switch (clock.rule().onExpiry()) {
                case RESTORED ->
                    clock.hasNothingToRestore()
                            ? tongue.say("notice.silence.up")
                            : first.equals(last)
                                    ? tongue.say("notice.silence.restored-on", first)
                                    : tongue.say("notice.silence.restored", first, last);
                case SILENT ->
                    clock.over() ? tongue.say("notice.silence.late", last) : tongue.say("notice.silence.silent", last);
                case UNCHANGED -> tongue.say("notice.silence.unchanged", last);
            };
        }
        if (clock.hasNothingToRestore()) {
            return tongue.say("notice.silence.up");
        }
        return phrase(
                "notice.status.if-nothing",
                phrase("notice.expiry." + clock.rule().onExpiry()));
    }

    private static LocalDate lastDay(Due.At at) {
        return at.last().minusNanos(1).toLocalDate();
    }

    /** A mail: what it is, to whom, what became of it, and what the server said. */
    public String mail(OutboxMail mail) {
        return Prose.plain(wording().mail(mail));
    }

    /** What happened, with what is to be said of it. */
    public String event(StoredNoticeEvent event) {
        return Visible.cut(Prose.plain(wording().event(event)), WORDS);
    }

    /** What an owner filed, where, under which number, and when. */
    public String suit(NoticeEvent.SuitFiled suit) {
        return Prose.plain(wording().suit(suit));
    }

    /** What the owner has told the recipient of, and whether a document shows it. */
    public String standing(NoticeEvent.SuitFiled suit) {
        return phrase("sides.suit", suit(suit), suit.document().isEmpty() ? phrase("sides.suit.unproved") : "");
    }

    /** When the silence of the owner lets the content come back, and how that was counted. */
    public String silence(Deadline day) {
        String earliest = day(day.earliestDay());
        String latest = day(day.latestDay());
        String basis = day.basis().in(reader());
        return earliest.equals(latest)
                ? phrase("sides.silence.one-day", latest, basis)
                : phrase("sides.silence", earliest, latest, basis);
    }

    /**
     * What there is to see to, a sentence each. What a page has a form for is not said as a command.
     *
     * @param planned whether this server hands over by itself what waits of the notice
     */
    public List<String> open(NoticeStatus status, boolean planned) {
        return status.toDo(reader()).stream()
                .map(message -> {
                    String key = "page." + message.key() + (planned ? ".itself" : "");
                    String own = tongue.has(key) ? key : "page." + message.key();
                    return tongue.has(own) ? tongue.say(own, message.arguments().toArray()) : message.in(reader());
                })
                .toList();
    }

    /** A sentence of the command in which a page names its own forms where it has them. */
    public String onPage(Message message) {
        String own = "page." + message.key();
        return tongue.has(own) ? tongue.say(own, message.arguments().toArray()) : Prose.plain(message.in(reader()));
    }

    /** What comes when the owner of a contested notice does nothing, and until when something can be done about that. */
    public String contested(NoticeStatus notice) {
        return notice.clocks().stream()
                .filter(clock -> clock.rule().onExpiry() == ClockExpiry.RESTORED)
                .findFirst()
                .map(clock -> clock.due() instanceof Due.At at && !clock.over()
                        ? tongue.say("notice.contested.by", moment(at.earliest()), silence(clock))
                        : silence(clock))
                .orElseGet(() -> tongue.say("notice.contested.at-once"));
    }

    /** Whom a notice is for, where an address is no link. */
    public String recipient(String recipient) {
        return tongue.report().title(recipient);
    }

    /** A reason that a rule gave, in the language of the reader; what a person wrote stays as it is. */
    public String reason(String reason) {
        return new CaseWording(reader()).reason(reason);
    }

    /** Text of somebody else, in which no address can be opened by mistake. */
    public String defanged(String text) {
        return ADDRESS.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(tongue.report().place(found.group())));
    }

    /** Who did it, or that a rule did. */
    public String who(Optional<String> actor) {
        return actor.map(tongue.report()::title).orElseGet(() -> phrase("case.event.by-rule"));
    }
}
