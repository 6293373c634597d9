package dev.colophon.server.web.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.Finding;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.RunningClock;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.CopyGroup;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.cases.regime.Regime.StepMeaning;
import dev.colophon.cases.regime.RegimeStep;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.notice.BothSides;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.NoticeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A notice as its page shows it.
 *
 * @param notLeft why a mail of it could not be handed over here
 * @param planned whether this server hands over by itself what waits of it
 */
public record NoticePage(
        NoticeDetail detail, NoticeStatus status, NoticeWords words, Optional<Message> notLeft, boolean planned) {

    private static final Pattern SIGNED = Pattern.compile("(?m)^(?:Signed|签名|签名或盖章\\*|代理人签名或盖章\\*): (.+)$");

    /** Where the form of 17 USC 512 names the sender, and how it calls what it says of them. */
    private static final String CONTACT = "(iv) How to contact the complaining party";

    private static final Map<NoticeField, String> LABELS = Map.of(
            NoticeField.SENDER_NAME, "Name",
            NoticeField.SENDER_ADDRESS, "Address",
            NoticeField.SENDER_PHONE, "Telephone",
            NoticeField.SENDER_EMAIL, "E-mail");

    /** What a form says that it has seen: how much had happened, and what had become of its mails. */
    public String seen() {
        return detail.events().size()
                + (detail.byPage().isEmpty() ? "" : "p" + detail.byPage().size())
                + status.mails().stream()
                        .map(mail -> "-" + mail.number() + mail.state())
                        .collect(Collectors.joining());
    }

    public String number() {
        return detail.notice().number().toString();
    }

    public NoticePhase phase() {
        return detail.state().phase();
    }

    private boolean isIn(NoticePhase phase) {
        return detail.groups().stream().anyMatch(group -> group.state().phase() == phase);
    }

    /**
     * Something that has happened on its way.
     *
     * @param stands the copies that stand there now; empty where none does any more
     * @param apart whether other copies stand elsewhere
     */
    public record Step(NoticePhase phase, Optional<Instant> at, Optional<CopyGroup> stands, boolean apart) {

        public boolean current() {
            return stands.isPresent();
        }

        /** What it is, and which copies stand there where not all do. */
        public String words(NoticeWords words) {
            return stands.filter(_ -> apart)
                    .map(group -> "%s (%s)".formatted(words.phase(group.state()), words.copies(group)))
                    .orElseGet(() -> words.phase(phase));
        }
    }

    /** Where it has been, in the order of time, and where it is. */
    public List<Step> steps() {
        Map<NoticePhase, Instant> entered = new EnumMap<>(NoticePhase.class);
        for (StoredNoticeEvent event : StoredNoticeEvent.counting(detail.events())) {
            phase(event.event()).ifPresent(phase -> entered.put(phase, event.happened()));
        }
        if (entered.containsKey(NoticePhase.SENT)) {
            entered.remove(NoticePhase.HELD);
        }
        List<Step> steps = new ArrayList<>(entered.entrySet().stream()
                .sorted(Map.Entry.<NoticePhase, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(step -> !isIn(step.getKey()))
                .map(step -> new Step(step.getKey(), Optional.of(step.getValue()), Optional.empty(), false))
                .toList());
        List<CopyGroup> groups = detail.groups();
        groups.stream()
                .map(group -> new Step(
                        group.state().phase(),
                        Optional.ofNullable(entered.get(group.state().phase())),
                        Optional.of(group),
                        groups.size() > 1))
                .forEach(steps::add);
        return steps;
    }

    private Optional<NoticePhase> phase(NoticeEvent event) {
        return switch (event) {
            case NoticeEvent.Drafted _ -> Optional.of(NoticePhase.DRAFTED);
            case NoticeEvent.LetGo _ -> Optional.of(NoticePhase.HELD);
            case NoticeEvent.Sent _, NoticeEvent.SentByHand _ -> Optional.of(NoticePhase.SENT);
            case NoticeEvent.Acknowledged _ -> Optional.of(NoticePhase.ACKED);
            case NoticeEvent.Bounced _ -> Optional.of(NoticePhase.BOUNCED);
            case NoticeEvent.ClockExpired expired -> {
                Optional<ClockExpiry> expiry =
                        detail.regime().clock(expired.clock()).map(rule -> rule.onExpiry());
                yield expiry.flatMap(came -> switch (came) {
                    case SILENT -> Optional.of(NoticePhase.SILENT);
                    case RESTORED -> Optional.of(NoticePhase.RESTORED);
                    case UNCHANGED -> Optional.empty();
                });
            }
            case NoticeEvent.RemovalClaimed _ -> Optional.of(NoticePhase.REMOVAL_CLAIMED);
            case NoticeEvent.Looked looked ->
                looked.finding() == Finding.GONE
                        ? Optional.of(NoticePhase.REMOVED_VERIFIED)
                        : looked.finding() == Finding.STILL_UP ? Optional.of(NoticePhase.STILL_UP) : Optional.empty();
            case NoticeEvent.CounterReceived counter ->
                counter.complete() ? Optional.of(NoticePhase.COUNTERED) : Optional.empty();
            case NoticeEvent.SuitProved _ -> Optional.of(NoticePhase.STAYS_DOWN);
            case NoticeEvent.ContentRestored _ -> Optional.of(NoticePhase.RESTORED);
            case NoticeEvent.Retracted _ -> Optional.of(NoticePhase.RETRACTED);
            case NoticeEvent.Closed _ -> Optional.of(NoticePhase.CLOSED);
            default -> Optional.empty();
        };
    }

    /** The times that run. */
    public List<RunningClock> clocks() {
        return status.clocks();
    }

    /** The time that decides what comes next by itself; empty where nothing runs. */
    public Optional<RunningClock> deciding() {
        return clocks().stream().filter(clock -> clock.then().isPresent()).findFirst();
    }

    /** The step of the law at which it stands, or that comes first. */
    public RegimeStep step() {
        return switch (phase()) {
            case SILENT -> RegimeStep.SILENT;
            case REMOVAL_CLAIMED, VERIFYING, REMOVED_VERIFIED, STILL_UP, PARTIAL -> RegimeStep.REMOVAL_CLAIMED;
            case COUNTERED, STAYS_DOWN -> RegimeStep.COUNTERED;
            case RESTORED -> RegimeStep.RESTORED;
            default -> RegimeStep.SENT;
        };
    }

    /** What that step means for both sides. */
    public StepMeaning meaning() {
        return detail.regime().step(step());
    }

    /** What comes when nobody does anything, and what that means for both sides; empty where nothing comes. */
    public Optional<StepMeaning> next() {
        return deciding().flatMap(RunningClock::then).map(detail.regime()::step);
    }

    /** What there is to see to, a sentence each. */
    public List<String> open() {
        return words.open(status, planned);
    }

    /** Its text, as it leaves or has left, but for the token by which whoever is accused answers. */
    public String text() {
        return detail.files().stream()
                .filter(file -> file.mediaType().equals("text/plain"))
                .findFirst()
                .map(NoticeFile::content)
                .map(bytes -> AnswerToken.masked(new String(bytes, UTF_8)))
                .orElse("");
    }

    /** A letter as the page shows it. */
    public String text(NoticeFile letter) {
        return AnswerToken.masked(new String(letter.content(), UTF_8));
    }

    /** What the notice says of a field: its words, the sentence that is declared, the name that signs; empty where the whole notice says it. */
    public Optional<String> wrote(BothSides.Claim claim) {
        if (claim.words().isPresent()) {
            return claim.words();
        }
        String text = text();
        if (claim.field() == NoticeField.SIGNATURE) {
            return SIGNED.matcher(text)
                    .results()
                    .map(found -> found.group(1).strip())
                    .reduce((_, last) -> last);
        }
        String language = detail.notice().language();
        return NoticeForm.of(detail.regime().notice().form()).stream()
                .flatMap(form -> claim.field().statement().stream()
                        .flatMap(statement -> form.sentence(statement, language).stream()))
                .filter(text::contains)
                .findFirst()
                .or(() -> Optional.ofNullable(LABELS.get(claim.field()))
                        .filter(_ -> text.contains(CONTACT))
                        .flatMap(label -> Pattern.compile("(?m)^" + label + ": (.+)$")
                                .matcher(text.substring(text.lastIndexOf(CONTACT)))
                                .results()
                                .map(found -> found.group(1).strip())
                                .findFirst()));
    }

    /** Letters that went behind it: reminders, retractions, what was told of a suit. */
    public List<NoticeFile> letters() {
        return detail.files().stream()
                .filter(file -> file.mediaType().equals("text/plain"))
                .skip(1)
                .toList();
    }

    /** Whether something waits to leave that can be kept. */
    public boolean canBeUndone() {
        return phase() == NoticePhase.HELD
                || status.mails().stream()
                        .anyMatch(mail -> mail.state() == OutboxMail.State.WAITING
                                && (mail.kind() == OutboxMail.Kind.REMINDER || mail.kind() == OutboxMail.Kind.SUIT));
    }

    public boolean canBeRetracted() {
        return detail.state().mayHaveLeft() && phase() != NoticePhase.RETRACTED;
    }

    /** Whether the recipient may be reminded: nobody was, and they are late. */
    public boolean canBeReminded() {
        return status.silence().filter(late -> late.reminded().isEmpty()).isPresent();
    }

    /** Whether nobody knows what became of a mail. */
    public boolean isToBeSettled() {
        return status.mails().stream().anyMatch(mail -> mail.state() == OutboxMail.State.UNKNOWN);
    }

    /** Whether answers are taken down. */
    public boolean canBeAnswered() {
        return detail.state().mayHaveLeft() && phase() != NoticePhase.CLOSED;
    }

    /** Whether the page has a form of that name: what came of another is told at its top. */
    public boolean shows(String act) {
        return switch (act) {
            case "send" -> canBeSent();
            case "remind" -> canBeReminded();
            case "settle" -> isToBeSettled();
            case "suit" -> !stays().isEmpty();
            case "retract" -> canBeRetracted();
            case "answer" -> canBeAnswered();
            case "sent" -> canBeSentByHand();
            case "close" -> phase() != NoticePhase.CLOSED;
            default -> false;
        };
    }

    /** Whether it waits to be let go, and all that it names may be acted on still. */
    public boolean canBeSent() {
        return phase() == NoticePhase.DRAFTED && !detail.isOutdated();
    }

    /** Whether a person may have sent it themselves. */
    public boolean canBeSentByHand() {
        return phase() == NoticePhase.DRAFTED || phase() == NoticePhase.BOUNCED;
    }

    /** What keeps the content removed by this law, if it is told in time: an action, a complaint; nothing where nothing does. */
    public List<ClockStop> stays() {
        boolean now = isIn(NoticePhase.COUNTERED) || isIn(NoticePhase.STAYS_DOWN);
        Set<ClockStop> stops = detail.regime()
                .restoreClock()
                .filter(_ -> now)
                .map(rule -> rule.stoppedBy())
                .orElse(Set.of());
        return stops.stream().sorted(Comparator.naturalOrder()).toList();
    }
}
