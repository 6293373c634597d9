package dev.colophon.service.draft;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.draft.DraftAgent;
import dev.colophon.cases.notice.draft.DraftContent;
import dev.colophon.cases.notice.draft.DraftWishes;
import dev.colophon.cases.notice.draft.DraftedCopy;
import dev.colophon.cases.notice.stored.DraftEvents;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.EvidenceGrade;
import dev.colophon.index.Grade;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeUsage;
import dev.colophon.sightings.membership.CaseMembership;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * All that a notice is made of but its number.
 *
 * @param identityAttached whether a copy of the owner's identity document goes with it
 * @param copies at least one
 * @param acns whether it is written as ACNS, too
 * @param grade the least that any evidence of them proves
 */
record NoticeParts(
        CaseFile file,
        Regime regime,
        ClaimantDetails claimant,
        boolean identityAttached,
        List<DraftedCopy> copies,
        DraftWishes wishes,
        boolean acns,
        EvidenceGrade grade) {

    NoticeContent content(NoticeNumber number, LocalDate date) {
        return DraftContent.of(
                number,
                file,
                claimant,
                identityAttached,
                copies,
                wishes,
                date,
                regime.notice().basis());
    }

    String recipient() {
        NoticeContent.Provider provider = wishes.provider();
        return provider.email()
                .map(mail -> "%s <%s>".formatted(provider.name(), mail))
                .orElse(provider.name());
    }

    /**
     * The same of what says the same to the same recipient: the same words for the same owner about the same copies.
     *
     * @param before how many such notices are over
     */
    String key(int before) {
        Stream<String> said = Stream.of(
                file.id(),
                regime.name(),
                recipient(),
                wishes.language(),
                wishes.measure().name(),
                wishes.statements().stream().sorted().toList().toString(),
                wishes.signature().toString(),
                wishes.facts().toString(),
                wishes.requirement().toString(),
                String.valueOf(acns));
        Stream<String> about = copies.stream()
                .map(copy -> copy.sighting().id() + " " + copy.sighting().work().title())
                .sorted();
        String all = Stream.of(
                        said,
                        of(claimant),
                        Stream.of("identity attached").filter(_ -> identityAttached),
                        ofAgent(),
                        about)
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n"));
        return "%s/%d"
                .formatted(Hash.sha256(all.getBytes(StandardCharsets.UTF_8)).hex(), before);
    }

    private Stream<String> ofAgent() {
        return wishes.agent().stream()
                .flatMap(agent -> Stream.concat(
                        Stream.of(
                                agent.name(),
                                agent.power().map(PowerOfAttorney::sha256).toString()),
                        of(agent.details())));
    }

    /** What is said of somebody beside their name. */
    private static Stream<String> of(ClaimantDetails said) {
        return Stream.of(
                        said.identity().map(proof -> proof.kind() + " " + proof.sha256()),
                        said.legalRepresentative(),
                        said.contact(),
                        said.address(),
                        said.postCode(),
                        said.country(),
                        said.phone(),
                        said.fax(),
                        said.email())
                .map(Optional::toString);
    }

    /**
     * What left the case since it was looked at is in no notice: a licence may have come, or a decision.
     *
     * @throws ServiceException when something did
     */
    void requireInCase(DSLContext dsl) {
        List<String> sightings =
                copies.stream().map(copy -> copy.sighting().id()).toList();
        Map<String, String> active = CaseMembership.active(dsl, sightings);
        if (!sightings.stream().allMatch(sighting -> file.id().equals(active.get(sighting)))) {
            throw new ServiceException(
                    Category.REFUSED, "something left %s meanwhile: draft it again".formatted(file.number()));
        }
    }

    /** When a person decided, and who. */
    private record Decided(Instant at, String person) {

        By by() {
            return new By(By.Kind.PERSON, person);
        }

        Optional<String> name() {
            return Optional.of(person);
        }
    }

    /** What persons decided of the copies, the first first; of what a rule took over, whoever drafts the notice decides. */
    private List<Decided> decided() {
        return copies.stream()
                .flatMap(copy -> copy.sighting().decision().stream())
                .flatMap(decision -> decision.by().map(person -> new Decided(decision.at(), person)).stream())
                .sorted(Comparator.comparing(Decided::at))
                .toList();
    }

    /** Whether any copy was recognised by what it says or shows, and not only by its bytes. */
    boolean recognisedByContent() {
        return copies.stream()
                .anyMatch(copy -> copy.sighting().matches().getFirst().match().grade() != Grade.EXACT);
    }

    /** Whether a person decided of every copy. */
    boolean lookedAtByPersons() {
        return decided().size() == copies.size();
    }

    List<StoredNoticeItem> items() {
        return IntStream.range(0, copies.size())
                .mapToObj(i -> new StoredNoticeItem(
                        i + 1,
                        copies.get(i).sighting().id(),
                        copies.get(i).url().text(),
                        copies.get(i).sighting().work().title()))
                .toList();
    }

    /**
     * What had to happen until a notice can be written: it was judged, captured and looked at.
     *
     * @param newProof the bundle that it rests on where a copy was restored
     * @param besides whether it is meant beside another to the same provider
     */
    List<StoredNoticeEvent> events(Actor actor, Instant now, Optional<String> newProof, boolean besides) {
        Decided drafting = new Decided(now, actor.name());
        List<Decided> decided = decided();
        Decided first = decided.isEmpty() ? drafting : decided.getFirst();
        Decided last = decided.size() < copies.size() ? drafting : decided.getLast();
        DraftEvents events = new DraftEvents(regime, NoticeUsage.factsOf(copies))
                .then(new NoticeEvent.Judged(NoticeEvent.Verdict.SUSPECTED, first.by()), first.at(), first.name())
                .then(new NoticeEvent.Captured(grade), NoticeUsage.oldestEvidence(copies), Optional.empty())
                .then(new NoticeEvent.Reviewed(NoticeEvent.Choice.CONFIRM, last.by()), last.at(), last.name())
                .then(
                        new NoticeEvent.Drafted(
                                newProof.orElse(""),
                                wishes.agent().map(DraftAgent::name).orElse(""),
                                besides,
                                wishes.measure() == NoticeContent.Measure.UNLINK),
                        now,
                        drafting.name());
        events.refused().ifPresent(refused -> {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.guard", refused.why(), refused.lift()));
        });
        return events.events();
    }
}
