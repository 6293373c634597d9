package dev.colophon.service.draft;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Statement;
import dev.colophon.cases.message.NoticeField;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.notice.draft.DraftedCopy;
import dev.colophon.cases.notice.page.AnswerToken;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.ListRegimes;
import dev.colophon.service.notice.NoticeDetail;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeUsage;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.PublicOrigin;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a notice about a case, checks it against what its law asks for, and keeps it. Nothing is sent. */
public final class DraftNotice {

    private final Settings settings;
    private final NoticePrinter printer;
    private final InstantSource clock;

    /**
     * Drafts in the home of these settings.
     *
     * @param printer writes the notice on paper, where it can
     * @param clock by which it is dated
     */
    public DraftNotice(Settings settings, NoticePrinter printer, InstantSource clock) {
        this.settings = settings;
        this.printer = printer;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param caseNumber as a person writes it
     * @param regime id of a profile, with or without its year
     * @param hosts only the copies on these; none: all
     * @param language of the notice; empty: the first of the procedure
     * @param provider whom it goes to; empty: whoever the best contact is of, or the host of the first copy, by its name
     * @param mail their address; empty: that of the best contact of the host that is known
     * @param statements what the person declares
     * @param signature their name, typed, or the seal named
     * @param facts why it is an infringement; empty: what was found is said
     * @param requirement what is asked for; empty: removal, or that links go
     * @param agent who notifies in the owner's name, by name or id; empty: the owner
     * @param powerOfAttorney a file that shows the agent's authority for this notice
     * @param acns whether the notice is written as ACNS, too; empty: as the procedure has it
     * @param again whether it is right although an earlier notice about a copy was retracted, or went to another address of the same
     *     provider
     * @param newProof the name of a bundle that is newer than the restoring of what an earlier notice was about
     */
    public record Request(
            String caseNumber,
            String regime,
            List<String> hosts,
            Optional<String> language,
            Optional<String> provider,
            Optional<String> mail,
            Measure measure,
            Set<Statement> statements,
            Optional<String> signature,
            Optional<String> facts,
            Optional<String> requirement,
            Optional<String> agent,
            Optional<Path> powerOfAttorney,
            Optional<Boolean> acns,
            boolean again,
            Optional<String> newProof) {

        public Request {
            hosts = List.copyOf(hosts);
            statements = Set.copyOf(statements);
        }
    }

    /**
     * What became of it.
     *
     * @param fresh when it was drafted now, else it was there already
     * @param repeats which earlier notices name some of the same copies to the same recipient, a sentence each
     */
    public record Drafted(NoticeDetail notice, boolean fresh, List<String> repeats) {

        public Drafted {
            repeats = List.copyOf(repeats);
        }
    }

    /**
     * Drafts it; the same notice, where it is there and not over, is not drafted again.
     *
     * @param listener hears what is left out or missing, and why, and whose contact was taken
     * @throws ServiceException when there is nothing to name, or the law asks for what is not there
     */
    public Drafted draft(Actor actor, Request request, MessageListener listener) {
        actor.require(Permission.DECIDE);
        Regime regime = NoticeUsage.regime(ListRegimes.known(settings), request.regime());
        CaseNumber number = CaseNumber.parse(request.caseNumber());
        Optional<PowerOfAttorney> power = AgentInDraft.power(settings, request);
        settings.mail().fault().ifPresent(why -> listener.message("warning: no mail can leave: " + why));
        EarlierNotices.requireSound(settings, request.newProof());
        try (Database database = HomeDatabase.stored(settings)) {
            CaseFile file = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).get(number));
            List<DraftedCopy> proved = NoticeUsage.proved(
                    settings, new DraftedCopies(database, actor, request.hosts()).of(file, listener), listener);
            List<DraftedCopy> copies = NoticeSession.of(database, actor, settings, clock)
                    .read(step -> EarlierNotices.of(step, proved).withoutRestored(request.newProof(), listener));
            String host = copies.getFirst().url().host();
            DraftRecipient recipient =
                    DraftRecipient.of(database, actor, copies.getFirst().url(), request, clock.instant(), listener);
            ClaimantDetails claimant = database.read(dsl -> ClaimantRows.of(dsl, file.rightsholder()));
            NoticeParts parts = new NoticeParts(
                    file,
                    regime,
                    claimant,
                    regime.notice().asksFor(NoticeField.OWNER_IDENTITY)
                            && new IdentityCopies(settings.home())
                                    .of(file.rightsholder(), claimant)
                                    .isPresent(),
                    copies,
                    recipient.wishes(regime, request, AgentInDraft.of(database, actor, request, power), host),
                    request.acns().orElse(regime.notice().acns()),
                    EvidenceGrade.C);
            return drafted(database, actor, parts, request, listener);
        } catch (MessageRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    /** Printing takes seconds, in which others may use the database: a number that was taken meanwhile is tried again. */
    private Drafted drafted(
            Database database, Actor actor, NoticeParts parts, Request request, MessageListener listener) {
        NoticeSession session = NoticeSession.of(database, actor, settings, clock);
        Optional<PublicOrigin> reached = settings.publicAddress();
        while (true) {
            Optional<AnswerToken> token = reached.map(_ -> AnswerToken.random());
            Optional<String> address =
                    reached.flatMap(site -> token.map(secret -> site.page("/answer/" + secret.text())));
            NoticeNumber number = session.write(step -> new DraftIntake(step, parts, request).next());
            NoticeContent content = parts.content(
                    number,
                    LocalDate.ofInstant(
                            clock.instant(), NoticeForm.zone(parts.wishes().language())));
            NoticeUsage.requireComplete(parts.regime(), content, listener);
            List<NoticeFile> files = new NoticeFiles(parts, printer, address).of(content, listener);
            Optional<Drafted> drafted =
                    session.write(step -> new DraftIntake(step, parts, request).store(number, files, token));
            if (drafted.isPresent()) {
                drafted.get().repeats().forEach(listener::message);
                return drafted.get();
            }
        }
    }
}
