package dev.colophon.demo.acts;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.contact.ContactPurpose;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.http.guard.AllowList;
import dev.colophon.service.answer.ImportAnswer;
import dev.colophon.service.answer.ImportedAnswer;
import dev.colophon.service.answer.ReadAnswer;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.ChangeClaimant;
import dev.colophon.service.casefile.ClaimantRole;
import dev.colophon.service.casefile.OpenCases;
import dev.colophon.service.contact.AddContact;
import dev.colophon.service.decision.Approval;
import dev.colophon.service.decision.DecideSightings;
import dev.colophon.service.decision.SightingSelection;
import dev.colophon.service.draft.DraftNotice;
import dev.colophon.service.evidence.CaptureCaseEvidence;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.followup.ListNoticeStatus;
import dev.colophon.service.followup.RetractNotice;
import dev.colophon.service.licence.AddLicence;
import dev.colophon.service.licence.LicenceTerms;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.removal.LookAgain;
import dev.colophon.service.removal.LookedCopy;
import dev.colophon.service.scan.ScanSources;
import dev.colophon.service.sending.DeliverNotices;
import dev.colophon.service.sending.SendNotice;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.DecisionState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the owner of the works does: each act is the use case behind a command. For one thread. */
public final class ActsOwner {

    private static final Actor SELF = Actor.local();
    private static final String REGIME = "us-dmca";

    private final Settings settings;
    private final EvidenceSetup evidence;
    private final AllowList hosts;
    private final InstantSource clock;

    /**
     * In a home where the works are registered.
     *
     * @param settings whose mail server is that of the hosts
     * @param hosts that may be visited
     */
    public ActsOwner(Settings settings, EvidenceSetup evidence, AllowList hosts, InstantSource clock) {
        this.settings = settings;
        this.evidence = evidence;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** {@code owner details}: what a notice has to say of her. */
    public void describe() {
        ClaimantDetails details = new ClaimantDetails(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("1 Harbour Street, Leipzig"),
                Optional.of("04109"),
                Optional.of("DE"),
                Optional.of("+49 341 123456"),
                Optional.empty(),
                Optional.of("ada@owner.example"));
        Object _ = new ChangeClaimant(settings).change(SELF, ClaimantRole.OWNER, ActsCopy.OWNER, details);
    }

    /** {@code licence add}: all her works, to a host. */
    public void license(String host, String note) {
        Object _ = new AddLicence(settings)
                .add(
                        SELF,
                        new AddLicence.Request(
                                List.of(),
                                Optional.of(ActsCopy.OWNER),
                                Optional.empty(),
                                List.of(host),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                new LicenceTerms(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty()),
                                List.of(),
                                Optional.empty(),
                                note));
    }

    /** {@code contact add}: where a host reads such mail. */
    public void know(String host, String mailbox) {
        Object _ = new AddContact(settings)
                .add(
                        SELF,
                        new AddContact.Request(
                                host, mailbox, ContactPurpose.COPYRIGHT, Optional.empty(), "written on its pages"));
    }

    /** {@code scan}: looks for copies on these pages. */
    public void scan(Path pages) throws IOException {
        boolean _ = new ScanSources(settings)
                .scan(SELF, new ScanSources.Request(List.of(pages.toString()), false, hosts), new Heard<>());
    }

    /** {@code decide … --as confirmed}. */
    public void confirm(List<String> sightings) {
        Object _ = new DecideSightings(settings)
                .decide(
                        SELF,
                        new DecideSightings.Request(
                                new SightingSelection.Named(sightings), DecisionState.CONFIRMED, "no licence is known"),
                        (_, _, _) -> Approval.Answer.YES,
                        new Heard<>());
    }

    /** {@code case open --all}: the cases that copies came to. */
    public OpenCases.Result openCases() {
        return new OpenCases(settings)
                .open(SELF, new OpenCases.Request(Optional.empty(), Optional.empty(), true), new Heard<>());
    }

    /** {@code case evidence}: of what has none. */
    public void prove(String caseNumber) throws IOException {
        new CaptureCaseEvidence(settings, evidence)
                .capture(SELF, new CaptureCaseEvidence.Request(caseNumber, false, hosts), new Heard<>());
    }

    /** {@code notice draft}, of what of a case is in no notice yet. */
    public DraftNotice.Drafted draft(String caseNumber) {
        return new DraftNotice(settings, _ -> Optional.empty(), clock)
                .draft(
                        SELF,
                        new DraftNotice.Request(
                                caseNumber,
                                REGIME,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Measure.REMOVE,
                                EnumSet.of(Statement.GOOD_FAITH, Statement.ACCURACY, Statement.AUTHORITY),
                                Optional.of(ActsCopy.OWNER),
                                Optional.of("It is shown without any licence."),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty()),
                        new Heard<>());
    }

    /** {@code notice send}: it is held so long that she can undo it. */
    public void send(String notice) {
        Object _ = new SendNotice(settings, clock)
                .send(
                        SELF,
                        new SendNotice.Request(notice, Optional.empty(), SendNotice.LEAST_HOLD, Optional.empty()),
                        new Heard<>());
    }

    /** {@code notice deliver}: what is said of each mail, or in other languages what became of it. */
    public List<String> deliver(ActsWords words) {
        Heard<Object> heard = new Heard<>();
        List<NoticeStatus> changed = new DeliverNotices(settings, clock).deliver(SELF, Optional.empty(), heard);
        return words.isEnglish()
                ? heard.messages()
                : changed.stream()
                        .map(status -> words.say(
                                "told.delivered",
                                status.notice().number().toString(),
                                became(status.mails().getLast(), words)))
                        .toList();
    }

    private static String became(OutboxMail mail, ActsWords words) {
        return "%s %s".formatted(words.mail(mail.kind(), "mail-kind."), words.mail(mail.state(), "mail."));
    }

    /** {@code answer import}, taken for what it reads as. */
    public ImportedAnswer take(Path letter) {
        AnswerKind kind = AnswerKind.proposed(new ReadAnswer().read(SELF, letter));
        return new ImportAnswer(settings, clock)
                .store(
                        SELF,
                        new ImportAnswer.Request(
                                letter,
                                Optional.empty(),
                                Optional.of(kind),
                                Optional.empty(),
                                Set.of(),
                                Set.of(),
                                List.of(),
                                false));
    }

    /** {@code notice retract}. */
    public void retract(String notice, String reason) {
        Object _ = new RetractNotice(settings, clock)
                .retract(SELF, new RetractNotice.Request(notice, reason, Optional.empty()));
    }

    /** {@code look}: at these copies, and at all whose look is due. */
    public List<LookedCopy> look(List<String> sightings, boolean due) throws IOException {
        Heard<LookedCopy> heard = new Heard<>();
        new LookAgain(settings, Politeness.unlimited(1), clock)
                .look(SELF, new LookAgain.Request(sightings, due, false, hosts), heard);
        return heard.results();
    }

    /** {@code notice status}: times that ran out are stored. */
    public NoticeStatus status(String notice) {
        return new ListNoticeStatus(settings, clock)
                .list(SELF, Optional.of(notice), Optional.empty(), new Heard<>())
                .getFirst();
    }
}
