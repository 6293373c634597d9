package dev.colophon.cases.notice.draft;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeContent.Agent;
import dev.colophon.cases.message.NoticeContent.Bundle;
import dev.colophon.cases.message.NoticeContent.FoundBytes;
import dev.colophon.cases.message.NoticeContent.Item;
import dev.colophon.cases.message.NoticeContent.Kind;
import dev.colophon.cases.message.NoticeContent.Measure;
import dev.colophon.cases.message.NoticeContent.Nature;
import dev.colophon.cases.message.NoticeContent.OwnFile;
import dev.colophon.cases.message.NoticeContent.Party;
import dev.colophon.cases.message.NoticeUrl;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.ProfileText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Reference;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Puts together what a notice says. Pure. */
public final class DraftContent {

    private final CaseFile file;
    private final ClaimantDetails claimant;
    private final DraftWishes wishes;
    private final boolean identityAttached;
    private final Optional<ProfileText> basis;
    private final Language language;

    private DraftContent(
            CaseFile file,
            ClaimantDetails claimant,
            boolean identityAttached,
            DraftWishes wishes,
            Optional<ProfileText> basis) {
        this.file = file;
        this.basis = basis;
        this.claimant = claimant;
        this.identityAttached = identityAttached;
        this.wishes = wishes;
        this.language = Language.of(wishes.language()).orElse(Language.ENGLISH);
    }

    /**
     * The content of a notice about copies of a case.
     *
     * @param identityAttached whether a copy of the owner's identity document goes with it
     * @param copies at least one
     * @param date on which it is signed, where the owner is
     * @param basis the law that it is given under, where its form names none
     */
    public static NoticeContent of(
            NoticeNumber number,
            CaseFile file,
            ClaimantDetails claimant,
            boolean identityAttached,
            List<DraftedCopy> copies,
            DraftWishes wishes,
            LocalDate date,
            Optional<ProfileText> basis) {
        return new DraftContent(file, claimant, identityAttached, wishes, basis).content(number, copies, date);
    }

    private NoticeContent content(NoticeNumber number, List<DraftedCopy> copies, LocalDate date) {
        String owner = file.rightsholder().name();
        return new NoticeContent(
                number.toString(),
                file.number().toString(),
                date,
                wishes.language(),
                party(owner, claimant, identityAttached),
                wishes.agent().map(this::agent),
                wishes.provider(),
                wishes.measure(),
                copies.stream().map(this::item).toList(),
                wishes.facts().orElseGet(() -> language.say("notice.draft.facts", owner, copies.size())),
                language.say("notice.draft.proof", copies.size()),
                requirement(),
                wishes.statements(),
                wishes.signature());
    }

    private String requirement() {
        String asked = wishes.requirement()
                .orElseGet(() -> language.say(
                        wishes.measure() == Measure.UNLINK
                                ? "notice.draft.requirement.unlink"
                                : "notice.draft.requirement.remove"));
        return basis.map(law -> language.say("notice.draft.basis", law.in(language)) + "\n" + asked)
                .orElse(asked);
    }

    private Agent agent(DraftAgent agent) {
        return new Agent(
                party(agent.name(), agent.details(), false),
                agent.power().map(power -> language.say("notice.draft.power", power.fileName(), power.sha256())));
    }

    /** A body proves itself by its licence or register. */
    private static Nature nature(ClaimantDetails details) {
        return details.identity()
                .map(proof -> switch (proof.kind()) {
                    case IDENTITY_CARD, PASSPORT -> Nature.PERSON;
                    case BUSINESS_LICENCE, COMPANY_REGISTER -> Nature.BODY;
                    case OTHER -> Nature.UNKNOWN;
                })
                .filter(nature -> nature != Nature.UNKNOWN)
                .orElse(details.legalRepresentative().isPresent() ? Nature.BODY : Nature.UNKNOWN);
    }

    /** What proves who it is is named by what it is: the name of a file tells the recipient nothing. */
    private Party party(String name, ClaimantDetails details, boolean attached) {
        return new Party(
                name,
                details.identity()
                        .map(proof -> (attached ? IdentitySentence.attached(proof) : IdentitySentence.onRequest(proof))
                                .in(language)),
                details.legalRepresentative(),
                details.address()
                        .map(address -> details.country()
                                .map(country -> address + ", " + country)
                                .orElse(address)),
                details.postCode(),
                details.contact(),
                details.phone(),
                details.email().map(MailAddress::of),
                details.fax(),
                nature(details));
    }

    private Item item(DraftedCopy copy) {
        StoredSighting sighting = copy.sighting();
        Content content = sighting.content().content();
        return new Item(
                sighting.work().title(),
                copy.metadata().fields().stream()
                        .filter(field -> field.name().equals(StatedField.CREATOR))
                        .map(StatedField::content)
                        .distinct()
                        .toList(),
                kind(sighting.work().kind()),
                copy.metadata().identifiers().stream()
                        .map(stated -> stated.identifier().toString())
                        .distinct()
                        .toList(),
                copy.url(),
                page(sighting, copy.url()),
                SharedPart.words(sighting, language) + otherPages(sighting, copy.url()),
                sighting.firstSeen(),
                lastSeen(copy),
                copy.ip(),
                Optional.of(new FoundBytes(fileName(copy.url()), content.bytes(), content.sha256())),
                Optional.of(new Bundle(copy.bundle().name(), copy.bundle().sha256())),
                Optional.of(own(sighting.matches().getFirst().registered().reference())));
    }

    /** By whoever looked, or by the capture that proves it, which comes later. */
    private static Instant lastSeen(DraftedCopy copy) {
        Instant captured = copy.bundle().sealedAt();
        Instant seen = copy.sighting().lastSeen();
        return captured.isAfter(seen) ? captured : seen;
    }

    private static Kind kind(Medium medium) {
        return switch (medium) {
            case AUDIO -> Kind.AUDIO;
            case VIDEO -> Kind.VIDEO;
            case IMAGE -> Kind.IMAGE;
            case TEXT -> Kind.TEXT;
        };
    }

    private static Optional<NoticeUrl> page(StoredSighting sighting, NoticeUrl url) {
        return sighting.pages().stream()
                .filter(Appearance::isCurrent)
                .map(appearance -> appearance.page())
                .filter(page -> !page.equals(url.text()))
                .findFirst()
                .map(NoticeUrl::of);
    }

    /** The pages on which it was seen beside the first, which has a field of its own. */
    private String otherPages(StoredSighting sighting, NoticeUrl url) {
        List<String> others = sighting.pages().stream()
                .filter(Appearance::isCurrent)
                .map(appearance -> appearance.page())
                .filter(page -> !page.equals(url.text()))
                .distinct()
                .skip(1)
                .toList();
        return others.isEmpty() ? "" : " " + language.say("notice.draft.other-pages", String.join(" ", others));
    }

    private static OwnFile own(Reference reference) {
        return new OwnFile(reference.fileName(), reference.content().sha256(), reference.registeredAt());
    }

    private static String fileName(NoticeUrl url) {
        String path = url.text().replaceFirst("[?#].*", "").replaceFirst("^[a-zA-Z]+://[^/]*", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? "/" : last;
    }
}
