package dev.colophon.service.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows of a notice what everybody may know. Of one that never left nobody learns that it is there. */
public final class ShowPublicNotice {

    private static final int LETTERS = 12;

    private final Settings settings;

    public ShowPublicNotice(Settings settings) {
        this.settings = settings;
    }

    /** The one of a number, such as N-17; empty where there is none that has left. */
    public Optional<PublicNotice> show(Actor actor, String number) {
        actor.require(Permission.PUBLIC);
        if (!number.matches("N-[1-9][0-9]{0,17}") || settings.nothingStored().isPresent()) {
            return Optional.empty();
        }
        NoticeNumber meant = NoticeNumber.parse(number);
        try (Database database = HomeDatabase.stored(settings)) {
            return NoticeSession.of(database, actor, settings, InstantSource.system())
                    .read(step ->
                            step
                                    .notices()
                                    .list(Optional.empty(), Optional.of(new NoticeNumber(meant.value() + 1)), 1)
                                    .stream()
                                    .filter(notice -> notice.number().equals(meant))
                                    .map(step.reading()::history)
                                    .filter(history -> history.state().mayHaveLeft())
                                    .map(history -> shown(step, actor, history))
                                    .findFirst());
        }
    }

    static PublicNotice shown(NoticeSession.Step step, Actor actor, NoticeHistory history) {
        List<StoredNoticeItem> items = step.notices().items(history.notice());
        Party owner = new CaseFiles(step.dsl(), actor.organisation())
                .get(history.notice().caseNumber())
                .rightsholder();
        boolean body = isBody(ClaimantRows.of(step.dsl(), owner));
        Map<String, Integer> sites = new TreeMap<>();
        items.forEach(
                item -> sites.merge(Host.ofPlace(item.url()).map(Host::name).orElse("?"), 1, Integer::sum));
        return new PublicNotice(
                history.notice().number(),
                body ? owner.name() : pseudonym(owner),
                body,
                items.stream().map(StoredNoticeItem::workTitle).distinct().toList(),
                sites,
                history.regime(),
                history.notice().createdAt(),
                history.state().sentAt(),
                history.groups(),
                history.state().countered(),
                history.state().outcome());
    }

    /** Whoever has not shown to be a body may be a person, whose name is nobody's business. */
    private static boolean isBody(ClaimantDetails details) {
        return details.legalRepresentative().isPresent()
                || details.identity()
                        .filter(proof -> proof.kind() == IdentityProof.Kind.BUSINESS_LICENCE
                                || proof.kind() == IdentityProof.Kind.COMPANY_REGISTER)
                        .isPresent();
    }

    /** The same in all notices of the same: of an id that nobody outside knows. */
    private static String pseudonym(Party owner) {
        return Hash.sha256(("claimant " + owner.id()).getBytes(UTF_8)).hex().substring(0, LETTERS);
    }
}
