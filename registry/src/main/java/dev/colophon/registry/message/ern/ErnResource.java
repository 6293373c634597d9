package dev.colophon.registry.message.ern;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.ReleaseIdentifier;
import dev.colophon.registry.message.ern.ErnReleases.Release;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.DeliveredFiles;
import dev.colophon.registry.message.record.MessageDate;
import dev.colophon.registry.message.record.RecordDetails;
import dev.colophon.registry.message.record.RecordDetails.ReleaseNumber;
import dev.colophon.registry.message.record.StatedWork;
import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.registry.message.xml.MessageElement;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WorkDetails;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A resource of a message: a recording, a film, a picture, a text. */
final class ErnResource {

    private static final Set<String> IDS = Set.of(
            "ResourceId", "SoundRecordingId", "VideoId", "ImageId", "TextId", "SheetMusicId", "SoftwareId", "MidiId");

    private static final Set<String> WORK_IDS = Set.of("WorkId", "MusicalWorkId");

    private static final Set<String> LOOKED_AT = Set.of("Image", "Text", "SheetMusic");

    private final MessageElement resource;
    private final ErnReleases releases;
    private final DeliveredFiles files;
    private final Defaults defaults;
    private final SeenIdentifiers seen;
    private final RecordDetails details;
    private final String reference;

    /** Where 4.3 and 3.8 say things of a resource: in it, in its editions, in its details by territory. */
    private final List<MessageElement> scopes;

    private final ErnRights rights;

    /** @param seen those that come before it in the message */
    ErnResource(
            MessageElement resource,
            ErnReleases releases,
            DeliveredFiles files,
            Defaults defaults,
            SeenIdentifiers seen) {
        this.resource = resource;
        this.releases = releases;
        this.files = files;
        this.defaults = defaults;
        this.seen = seen;
        this.reference = resource.first("ResourceReference").orElse("without a reference");
        this.details = new RecordDetails(resource.line(), reference);
        this.scopes = Stream.concat(
                        Stream.of(resource),
                        resource.children().stream()
                                .filter(child -> child.name().endsWith("Edition")
                                        || child.name().endsWith("DetailsByTerritory")))
                .toList();
        this.rights = ErnRights.of(scopes, releases, details);
    }

    /** What is to be done about it; about one with several files several. */
    List<CatalogueRecord> records() {
        identifiers();
        Optional<String> repeated = seen.repeated(details.identifying(), details.line());
        if (repeated.isPresent()) {
            return List.of(quarantined(Optional.empty(), repeated.get()));
        }
        Optional<String> title = title();
        describe();
        details.field("rights_controllers", rights.controllers().stream().map(ErnParty::described));
        StatedWork work =
                details.work(rights.owner().map(ErnParty::name).or(defaults::owner), title, policy(), defaults);
        List<MessageElement> named = deliveries();
        if (!named.isEmpty() && title.or(this::releaseTitle).isEmpty()) {
            return List.of(quarantined(Optional.empty(), "it has no title"));
        }
        return named.isEmpty()
                ? List.of(described(work, "no file comes with it"))
                : named.stream().map(file -> record(file, work)).toList();
    }

    private CatalogueRecord record(MessageElement file, StatedWork work) {
        String name = file.first("URI")
                .or(() -> file.first("FileName")
                        .map(bare -> file.first("FilePath").orElse("") + bare))
                .or(() -> file.first("URL"))
                .orElse("");
        try {
            Optional<Path> found = files.named(name);
            if (found.isEmpty()) {
                return described(work, "its file `%s` is not beside the message".formatted(name));
            }
            Optional<String> owner = work.owner().or(this::owner);
            if (owner.isEmpty()) {
                return quarantined(Optional.of(name), "it names nobody who controls rights in it: give --owner");
            }
            WorkDetails submitted = work.of(owner.get());
            hashSum(file).flatMap(sum -> DeliveredFiles.check(found.get(), sum)).ifPresent(details::warn);
            return new CatalogueRecord.Delivered(
                    details.line(),
                    reference,
                    new Submission(found.get(), submitted, details.identifying()).titledIfNew(releaseTitle()),
                    terms(),
                    details.warnings());
        } catch (RegistryException e) {
            return quarantined(Optional.of(name), "`%s`: %s".formatted(name, e.getMessage()));
        }
    }

    private CatalogueRecord described(StatedWork work, String missing) {
        List<Identifier> identifiers = details.identifying();
        return identifiers.isEmpty()
                ? quarantined(
                        Optional.empty(),
                        missing + ", and "
                                + details.unidentified(
                                        "it has no ISRC or other identifier by which a registered work could be meant"))
                : new CatalogueRecord.Described(
                        details.line(),
                        reference,
                        identifiers,
                        work.orOwnedBy(this::owner),
                        missing,
                        terms(),
                        details.warnings());
    }

    private CatalogueRecord quarantined(Optional<String> file, String reason) {
        return new CatalogueRecord.Quarantined(details.line(), reference, file, reason);
    }

    private Stream<MessageElement> said(String name) {
        return scopes.stream().flatMap(scope -> scope.children(name));
    }

    /** Files that come with the message, without those of excerpts to listen to. */
    private List<MessageElement> deliveries() {
        return scopes.stream()
                .flatMap(scope -> scope.children().stream())
                .filter(child ->
                        child.name().startsWith("Technical") && child.name().endsWith("Details"))
                .filter(technical -> Stream.of("IsPreview", "IsClip")
                        .flatMap(technical::texts)
                        .noneMatch("true"::equals))
                .flatMap(technical -> Stream.concat(
                        technical.path("File"),
                        technical
                                .path("DeliveryFile")
                                .filter(delivery ->
                                        delivery.texts("IsProvidedInDelivery").noneMatch("false"::equals))
                                .flatMap(delivery -> delivery.path("File"))))
                .distinct()
                .toList();
    }

    private static Optional<DeliveredFiles.HashSum> hashSum(MessageElement file) {
        return file.child("HashSum")
                .flatMap(sum -> sum.first("HashSumValue")
                        .or(() -> sum.first("HashSum"))
                        .map(value -> new DeliveredFiles.HashSum(
                                sum.first("HashSumAlgorithmType")
                                        .or(() -> sum.first("Algorithm", "HashSumAlgorithmType"))
                                        .or(() -> sum.first("Algorithm"))
                                        .orElse(""),
                                value)));
    }

    private void identifiers() {
        scopes.stream()
                .flatMap(scope -> scope.children().stream())
                .filter(child -> IDS.contains(child.name()))
                .flatMap(ids -> ids.children().stream())
                .forEach(this::identifier);
        scopes.stream()
                .flatMap(scope -> scope.children().stream())
                .filter(child -> WORK_IDS.contains(child.name()))
                .flatMap(ids -> ids.texts("ISWC"))
                .forEach(iswc -> details.identifier(IdentifierScheme.ISWC, iswc));
    }

    private void identifier(MessageElement id) {
        if (!id.text().isEmpty()) {
            IdentifierScheme.named(id.name()).ifPresent(scheme -> details.identifier(scheme, id.text()));
        }
    }

    private Optional<String> title() {
        return scopes.stream().flatMap(scope -> ErnTitles.title(scope).stream()).findFirst();
    }

    /** What something without a title belongs to, such as the cover of an album. */
    private Optional<String> releaseTitle() {
        return releases.of(reference).stream()
                .flatMap(release -> release.title().stream())
                .findFirst();
    }

    private void describe() {
        details.origin("ern_record", releases.origin(reference));
        details.field(MessageDate.FIELD, releases.date().stream().map(MessageDate::words));
        details.field(
                "proprietary_ids",
                scopes.stream()
                        .flatMap(scope -> scope.children().stream())
                        .filter(child -> IDS.contains(child.name()))
                        .flatMap(ids -> ErnReleases.proprietary(ids.path("ProprietaryId"))));
        details.field("alternative_titles", ErnTitles.alternatives(scopes));
        details.field("title_language", ErnTitles.language(resource).stream());
        details.field("language", said("LanguageOfPerformance").map(MessageElement::text));
        contributors();
        details.field(
                StatedField.COPYRIGHT,
                Stream.concat(
                        said("PLine").map(line -> line(line, "PLineText", "℗")),
                        said("CLine").map(line -> line(line, "CLineText", "©"))));
        List<Release> in = releases.of(reference);
        details.field("release", in.stream().flatMap(release -> release.title().stream()));
        details.number(ReleaseIdentifier.ICPN, numbers(in, Release::icpns));
        details.number(ReleaseIdentifier.GRID, numbers(in, Release::grids));
        details.field(
                StatedField.DATE,
                in.stream().flatMap(release -> release.date().stream()).limit(1));
        details.field(
                "deals",
                in.stream().flatMap(release -> release.deals().stream()).map(ErnDeal::described));
    }

    private static Stream<ReleaseNumber> numbers(List<Release> in, Function<Release, List<String>> numbers) {
        return in.stream().flatMap(release -> {
            String name = release.reference().isEmpty() ? release.title().orElse("") : release.reference();
            return numbers.apply(release).stream().map(number -> new ReleaseNumber(name, number));
        });
    }

    private WorkTerms terms() {
        boolean played = !LOOKED_AT.contains(resource.name());
        return new WorkTerms(
                "ERN",
                releases.sender().map(ErnParty::name).orElse(""),
                String.join(", ", releases.recipients()),
                releases.of(reference).stream()
                        .flatMap(release -> release.deals().stream())
                        .filter(deal -> !deal.isClaim())
                        .flatMap(deal -> deal.granted(played))
                        .distinct()
                        .toList(),
                rights.rights());
    }

    private static String line(MessageElement line, String text, String sign) {
        String words = line.first(text).orElse("");
        String year = line.first("Year").orElse("");
        return words.contains(year) ? words : "%s %s %s".formatted(sign, year, words);
    }

    private void contributors() {
        List<ErnParty> artists = said("DisplayArtist")
                .flatMap(artist -> named(artist, "ArtistPartyReference").stream())
                .toList();
        List<ErnParty> all = new ArrayList<>(artists);
        Stream.of("Contributor", "ResourceContributor", "IndirectResourceContributor")
                .flatMap(this::said)
                .flatMap(contributor -> named(contributor, "ContributorPartyReference").stream())
                .forEach(all::add);
        details.field(
                StatedField.CREATOR,
                artists.isEmpty()
                        ? said("DisplayArtistName").map(MessageElement::text).limit(1)
                        : artists.stream().map(ErnParty::name));
        details.field("contributors", all.stream().map(ErnParty::described));
        all.forEach(party -> {
            party.isni().ifPresent(isni -> details.identifier(IdentifierScheme.ISNI, isni));
            party.ipi().ifPresent(ipi -> details.identifier(IdentifierScheme.IPI, ipi));
        });
    }

    private Optional<ErnParty> named(MessageElement contributor, String partyReference) {
        Optional<String> role = contributor.children().stream()
                .filter(child -> child.name().endsWith("Role"))
                .map(child -> child.attribute("UserDefinedValue").orElse(child.text()))
                .filter(text -> !text.isEmpty())
                .findFirst();
        return releases.party(contributor, partyReference).map(party -> party.as(role));
    }

    /** Where nobody is said to control rights: whose P-line it is, else who sends the message. */
    private Optional<String> owner() {
        Optional<String> company =
                said("PLine").flatMap(line -> line.texts("PLineCompany")).findFirst();
        Optional<String> owner = company.or(() -> releases.sender().map(ErnParty::name));
        owner.ifPresent(name -> details.warn("it names nobody who controls rights in it: %s, %s, is taken for its owner"
                .formatted(company.isPresent() ? "the company of its P-line" : "the sender of the message", name)));
        return owner;
    }

    /** Of the claims of its releases; one that depends on more blocks nothing by itself. */
    private Optional<Policy> policy() {
        Optional<ErnDeal> claim = releases.of(reference).stream()
                .flatMap(release -> release.deals().stream())
                .filter(deal -> deal.isClaim() && deal.policy().isPresent())
                .findFirst();
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        String policy = claim.get().policy().orElseThrow();
        if (claim.get().conditional()) {
            details.warn(
                    "its policy %s has conditions, which are not applied: it is %s until `works edit --policy` says otherwise"
                            .formatted(policy, Policy.REPORT_USAGE.standard()));
            return Optional.of(Policy.REPORT_USAGE);
        }
        try {
            return Optional.of(Policy.parse(policy));
        } catch (RegistryException e) {
            details.warn(e.getMessage() + "; it is left out");
            return Optional.empty();
        }
    }
}
