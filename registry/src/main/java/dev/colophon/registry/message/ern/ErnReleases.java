package dev.colophon.registry.message.ern;

import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.MessageDate;
import dev.colophon.registry.message.record.RecordDetails;
import dev.colophon.registry.message.xml.MessageElement;
import dev.colophon.registry.work.RegistryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a message says beside its resources: who sends it, parties, releases with what is in them, and deals. */
final class ErnReleases {

    /** The records that are taken. */
    static final Set<String> RECORDS =
            Set.of("MessageHeader", "Party", "Release", "TrackRelease", "ReleaseDeal", "PurgedRelease");

    /** Some hundred bytes each. */
    private static final int MOST = 500_000;

    /**
     * A release.
     *
     * @param reference that deals call it by
     */
    record Release(
            String reference,
            Optional<String> title,
            List<String> grids,
            List<String> icpns,
            List<String> proprietary,
            Optional<String> date,
            List<ErnDeal> deals) {}

    private final Path file;
    private final Map<String, ErnParty> parties = new HashMap<>();
    private final Map<String, List<Release>> byResource = new HashMap<>();
    private final Map<String, Release> byReference = new HashMap<>();
    private final List<CatalogueRecord> purged = new ArrayList<>();
    private Optional<String> messageId = Optional.empty();
    private Optional<ErnParty> sender = Optional.empty();
    private Optional<MessageDate> date = Optional.empty();
    private List<String> recipients = List.of();
    private int kept;

    ErnReleases(Path file) {
        this.file = file;
    }

    /** @throws RegistryException when nothing of the message is to be taken */
    void add(MessageElement record) {
        kept++;
        switch (record.name()) {
            case "MessageHeader" -> header(record);
            case "Party" ->
                record.first("PartyReference")
                        .ifPresent(reference -> ErnParty.of(record).ifPresent(party -> parties.put(reference, party)));
            case "Release", "TrackRelease" -> release(record);
            case "ReleaseDeal" -> deals(record);
            case "PurgedRelease" -> purge(record);
        }
        if (kept > MOST) {
            throw new RegistryException(
                    "cannot read %s: it has more than %,d parties, releases and resources in releases; ask for it in several messages"
                            .formatted(file, MOST));
        }
    }

    private void header(MessageElement header) {
        if (header.first("MessageControlType").equals(Optional.of("TestMessage"))) {
            throw new RegistryException(
                    "cannot take %s: its sender marks it as a test (MessageControlType TestMessage)".formatted(file));
        }
        messageId = header.first("MessageId");
        sender = header.child("MessageSender").flatMap(ErnParty::of);
        date = header.first("MessageCreatedDateTime")
                .flatMap(made -> sender.flatMap(party -> MessageDate.of(made, party.name())));
        recipients = header.path("MessageRecipient")
                .flatMap(recipient -> ErnParty.of(recipient).stream())
                .map(ErnParty::name)
                .toList();
    }

    private void release(MessageElement release) {
        Release read = new Release(
                release.first("ReleaseReference").orElse(""),
                ErnTitles.title(release),
                release.texts("ReleaseId", "GRid").toList(),
                release.texts("ReleaseId", "ICPN").toList(),
                proprietary(release.path("ReleaseId", "ProprietaryId")).toList(),
                Stream.of("OriginalReleaseDate", "ReleaseDate", "GlobalOriginalReleaseDate", "GlobalReleaseDate")
                        .flatMap(name -> release.texts(name))
                        .findFirst(),
                new ArrayList<>());
        byReference.put(read.reference(), read);
        Set<String> resources = new LinkedHashSet<>();
        release.descendants()
                .filter(element -> element.name().equals("ReleaseResourceReference")
                        || element.name().equals("LinkedReleaseResourceReference"))
                .map(MessageElement::text)
                .forEach(resources::add);
        kept += resources.size();
        resources.forEach(resource ->
                byResource.computeIfAbsent(resource, _ -> new ArrayList<>(1)).add(read));
    }

    private void deals(MessageElement releaseDeal) {
        List<ErnDeal> deals = releaseDeal
                .path("Deal")
                .map(deal -> ErnDeal.of(deal, recipients))
                .toList();
        kept += deals.size();
        releaseDeal
                .texts("DealReleaseReference")
                .flatMap(reference -> Optional.ofNullable(byReference.get(reference)).stream())
                .forEach(release -> release.deals().addAll(deals));
    }

    private void purge(MessageElement release) {
        String id = Stream.of("GRid", "ICPN", "ISRC", "ProprietaryId")
                .flatMap(scheme -> release.texts("ReleaseId", scheme))
                .findFirst()
                .or(() -> ErnTitles.title(release))
                .orElse("without an id");
        RecordDetails details = new RecordDetails(release.line(), id);
        release.texts("ReleaseId", "ISRC").forEach(isrc -> details.identifier(IdentifierScheme.ISRC, isrc));
        List<Identifier> identifiers = details.identifying();
        purged.add(new CatalogueRecord.Withdrawn(
                release.line(), id, identifiers, "its sender takes the release back (%s)".formatted(ErnMessage.PURGE)));
    }

    /** "Namespace:value". */
    static Stream<String> proprietary(Stream<MessageElement> ids) {
        return ids.filter(id -> !id.text().isEmpty())
                .map(id -> id.attribute("Namespace")
                                .map(namespace -> namespace + ":")
                                .orElse("")
                        + id.text());
    }

    /** Whom an element names, in itself or by the reference that is in it under this name. */
    Optional<ErnParty> party(MessageElement element, String reference) {
        return element.first(reference)
                .flatMap(known -> Optional.ofNullable(parties.get(known)))
                .or(() -> ErnParty.of(element));
    }

    /** The releases that a resource is in, in the order of the message. */
    List<Release> of(String resource) {
        return byResource.getOrDefault(resource, List.of());
    }

    Optional<ErnParty> sender() {
        return sender;
    }

    /** When it was made, where that and who made it is said. */
    Optional<MessageDate> date() {
        return date;
    }

    /** The names of those to whom the message is addressed. */
    List<String> recipients() {
        return recipients;
    }

    /** "resource A1 of message M1 of Example Records". */
    String origin(String resource) {
        return resource
                + messageId.map(id -> " of message " + id).orElse("")
                + sender.map(party -> " of " + party.name()).orElse("");
    }

    List<CatalogueRecord> purged() {
        return List.copyOf(purged);
    }
}
