package dev.colophon.registry.message.onix;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.CatalogueRecord.Quarantined;
import dev.colophon.registry.message.record.DeliveredFiles;
import dev.colophon.registry.message.record.MessageDate;
import dev.colophon.registry.message.record.RecordDetails;
import dev.colophon.registry.message.record.StatedWork;
import dev.colophon.registry.message.record.WorkTerms;
import dev.colophon.registry.message.xml.MessageElement;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.Submission;
import dev.colophon.registry.work.RegistryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A product of an ONIX message: a book, an e-book, an audiobook. */
final class OnixProduct {

    /** ONIX names no files: publishers call them by the ISBN, or as they call the record. */
    private static final List<String> ENDINGS = List.of(
            "epub", "pdf", "txt", "html", "xhtml", "docx", "odt", "rtf", "mp3", "m4a", "m4b", "flac", "ogg", "wav",
            "mp4");

    private static final String DESCRIPTION = "DescriptiveDetail";
    private static final String PUBLISHING = "PublishingDetail";

    private final MessageElement product;
    private final RecordDetails details;

    /** All numbers of the product that a file may be called by: a wrong ISBN is that of another book. */
    private final List<String> identifiers = new ArrayList<>();

    private OnixProduct(MessageElement product, String id) {
        this.product = product;
        this.details = new RecordDetails(product.line(), id);
    }

    /** What is to be done about a product; of one with several files several. */
    static List<? extends CatalogueRecord> records(
            MessageElement product, OnixHeader header, DeliveredFiles files, Defaults defaults) {
        Optional<String> reference = product.first("RecordReference");
        OnixProduct read = new OnixProduct(product, reference.orElse("without a reference"));
        if (reference.isEmpty()) {
            return List.of(read.quarantined("it has no RecordReference, by which its sender could mean it again"));
        }
        read.identifiers();
        String type = product.first("NotificationType").orElse("");
        return switch (type) {
            case "01", "02", "03" -> read.works(header, files, defaults, true);
            case "04", "12", "13", "14" -> read.works(header, files, defaults, false);
            case "05" ->
                List.of(new CatalogueRecord.Withdrawn(
                        product.line(),
                        reference.get(),
                        read.details.identifying(),
                        "its sender deletes it (NotificationType 05)"));
            case "88", "89" -> List.of(read.quarantined("it is a test (NotificationType %s)".formatted(type)));
            default ->
                List.of(read.quarantined(
                        "its NotificationType `%s` is not known here: 01 to 05 and 12 to 14 are".formatted(type)));
        };
    }

    private Quarantined quarantined(String reason) {
        return new Quarantined(details.line(), details.id(), Optional.empty(), reason);
    }

    /** @param complete whether the record says everything that its sender knows, not only what is new */
    private List<? extends CatalogueRecord> works(
            OnixHeader header, DeliveredFiles files, Defaults defaults, boolean complete) {
        Optional<String> title = title(Stream.of("01"))
                .findFirst()
                .or(() -> title(Stream.of("00", "10")).findFirst());
        if (complete && title.isEmpty()) {
            return List.of(quarantined("it has no title (TitleDetail with TitleType 01)"));
        }
        describe(header);
        List<String> names = Stream.concat(identifiers.stream(), Stream.of(details.id()))
                .flatMap(name -> Stream.of(name, name.replace("-", "")))
                .distinct()
                .toList();
        List<Path> delivered = files.called(names.stream(), ENDINGS);
        StatedWork work = details.work(owner().or(defaults::owner), title, Optional.empty(), defaults);
        WorkTerms terms = terms(header, work);
        if (delivered.isEmpty() || !complete) {
            return List.of(described(work.orOwnedBy(this::publisher), names, terms));
        }
        Optional<String> owner = work.owner().or(this::publisher);
        if (owner.isEmpty()) {
            return List.of(quarantined("it names no owner of the copyright and no publisher: give --owner"));
        }
        try {
            return delivered.stream()
                    .map(file -> new CatalogueRecord.Delivered(
                            details.line(),
                            details.id(),
                            new Submission(file, work.of(owner.get()), details.identifying()),
                            terms,
                            details.warnings()))
                    .toList();
        } catch (RegistryException e) {
            return List.of(quarantined(String.valueOf(e.getMessage())));
        }
    }

    private CatalogueRecord described(StatedWork work, List<String> names, WorkTerms terms) {
        List<Identifier> identifiers = details.identifying();
        String missing = "no file called %s with a known ending is beside the message"
                .formatted(names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or ")));
        return identifiers.isEmpty()
                ? quarantined(missing + ", and "
                        + details.unidentified("it has no ISBN or DOI by which a registered work could be meant"))
                : new CatalogueRecord.Described(
                        details.line(), details.id(), identifiers, work, missing, terms, details.warnings());
    }

    private void identifiers() {
        product.path("ProductIdentifier").forEach(identifier -> {
            String value = identifier.first("IDValue").orElse("");
            boolean right = switch (identifier.first("ProductIDType").orElse("")) {
                case "02", "15" -> details.identifier(IdentifierScheme.ISBN, value);
                case "03" -> // the same number under its other name
                    !value.replace("-", "").matches("97[89].*") || details.identifier(IdentifierScheme.ISBN, value);
                case "06" -> details.identifier(IdentifierScheme.DOI, value);
                default -> true; // kept as it is, in the field of all others
            };
            if (right) {
                identifiers.add(value);
            }
        });
    }

    private void describe(OnixHeader header) {
        details.origin(
                "onix_record",
                details.id() + header.sender().map(name -> " of " + name).orElse(""));
        details.field(MessageDate.FIELD, header.date().stream().map(MessageDate::words));
        details.field(
                "proprietary_ids",
                product.path("ProductIdentifier")
                        .filter(identifier -> identifier.first("ProductIDType").equals(Optional.of("01")))
                        .map(identifier -> identifier
                                        .first("IDTypeName")
                                        .map(name -> name + ":")
                                        .orElse("")
                                + identifier.first("IDValue").orElse("")));
        details.field("alternative_titles", alternatives());
        details.field(
                "language",
                product.path(DESCRIPTION, "Language")
                        .filter(language -> language.first("LanguageRole").equals(Optional.of("01")))
                        .map(language -> language.first("LanguageCode").orElse("")
                                + language.first("ScriptCode")
                                        .map(script -> "-" + script)
                                        .orElse("")));
        contributors();
        publishing();
        OnixRights.describe(product, details);
    }

    /** Titles of these types, the first type first. */
    private Stream<String> title(Stream<String> types) {
        return types.flatMap(type -> product.path(DESCRIPTION, "TitleDetail")
                .filter(title -> title.first("TitleType").equals(Optional.of(type)))
                .flatMap(OnixProduct::words));
    }

    /** The title of the product itself, not of the collection that it is in. */
    private static Stream<String> words(MessageElement detail) {
        return detail.path("TitleElement")
                .filter(element -> element.first("TitleElementLevel")
                        .filter(level -> level.equals("02") || level.equals("03"))
                        .isEmpty())
                .flatMap(element -> element
                        .first("TitleText")
                        .or(() -> element.first("TitleWithoutPrefix")
                                .map(rest -> element.first("TitlePrefix")
                                        .map(prefix -> prefix + " " + rest)
                                        .orElse(rest)))
                        .map(title -> element.first("Subtitle")
                                .map(more -> title + ": " + more)
                                .orElse(title))
                        .stream());
    }

    private Stream<String> alternatives() {
        return product.path(DESCRIPTION, "TitleDetail")
                .filter(title -> !title.first("TitleType").equals(Optional.of("01")))
                .flatMap(detail -> {
                    String language = detail.descendants()
                            .flatMap(element -> element.attribute("language").stream()
                                    .map(code -> code
                                            + element.attribute("textscript")
                                                    .map(script -> "-" + script)
                                                    .orElse("")))
                            .findFirst()
                            .map(code -> " (" + code + ")")
                            .orElse("");
                    return words(detail).map(title -> title + language);
                });
    }

    private void contributors() {
        List<MessageElement> all = product.path(DESCRIPTION, "Contributor").toList();
        List<String> authors = all.stream()
                .filter(contributor -> contributor.texts("ContributorRole").anyMatch(role -> role.startsWith("A")))
                .flatMap(contributor -> name(contributor).stream())
                .toList();
        details.field(StatedField.CREATOR, authors.stream());
        details.field(
                "contributors",
                all.stream()
                        .flatMap(contributor -> name(contributor).stream()
                                .map(name -> "%s (%s)"
                                        .formatted(
                                                name,
                                                Stream.concat(
                                                                contributor.texts("ContributorRole"),
                                                                nameIdentifiers(contributor))
                                                        .collect(Collectors.joining(", "))))));
    }

    private static Optional<String> name(MessageElement party) {
        return party.first("PersonName")
                .or(() -> party.first("CorporateName"))
                .or(() -> party.first("KeyNames")
                        .map(key -> party.first("NamesBeforeKey")
                                .map(before -> before + " " + key)
                                .orElse(key)))
                .or(() -> party.first("PersonNameInverted"));
    }

    /** Those of people identify works by them, too; others are kept as they are. */
    private Stream<String> nameIdentifiers(MessageElement party) {
        return party.path("NameIdentifier").flatMap(identifier -> {
            String value = identifier.first("IDValue").orElse("");
            return switch (identifier.first("NameIDType").orElse("")) {
                case "16" -> {
                    details.identifier(IdentifierScheme.ISNI, value);
                    yield Stream.of("ISNI " + value);
                }
                case "39" -> {
                    details.identifier(IdentifierScheme.IPI, value);
                    yield Stream.of("IPI " + value);
                }
                case "21" -> Stream.of("ORCID " + value);
                default ->
                    Stream.of(identifier
                                    .first("IDTypeName")
                                    .map(name -> name + " ")
                                    .orElse("")
                            + value);
            };
        });
    }

    private void publishing() {
        Optional<MessageElement> publishing = product.child(PUBLISHING);
        details.field(
                StatedField.COPYRIGHT,
                publishing.stream()
                        .flatMap(detail -> detail.path("CopyrightStatement"))
                        .map(OnixProduct::copyright));
        details.field(
                "publisher",
                publishing.stream()
                        .flatMap(detail -> Stream.concat(
                                detail.texts("Publisher", "PublisherName"), detail.texts("Imprint", "ImprintName"))));
        details.field(
                StatedField.DATE,
                publishing.stream()
                        .flatMap(detail -> detail.path("PublishingDate"))
                        .filter(date -> date.first("PublishingDateRole").equals(Optional.of("01")))
                        .flatMap(date -> date.texts("Date"))
                        .limit(1));
    }

    private static String copyright(MessageElement statement) {
        String sign = statement.first("CopyrightType").equals(Optional.of("P")) ? "℗" : "©";
        return Stream.of(
                        Stream.of(sign),
                        statement.texts("CopyrightYear"),
                        statement.path("CopyrightOwner").flatMap(owner -> name(owner).stream()))
                .flatMap(said -> said)
                .collect(Collectors.joining(" "));
    }

    /** Who holds the copyright; of several the first. */
    private Optional<String> owner() {
        return product.path(PUBLISHING, "CopyrightStatement", "CopyrightOwner")
                .flatMap(party -> name(party).stream())
                .findFirst();
    }

    private Optional<String> publisherName() {
        return product.path(PUBLISHING, "Publisher")
                .filter(party -> party.first("PublishingRole").equals(Optional.of("01")))
                .flatMap(party -> party.texts("PublisherName"))
                .findFirst();
    }

    private WorkTerms terms(OnixHeader header, StatedWork work) {
        return new WorkTerms(
                "ONIX",
                header.sender().orElse(""),
                "",
                List.of(),
                publisherName().or(work::owner).stream()
                        .flatMap(party -> OnixRights.rights(product, party).stream())
                        .toList());
    }

    private Optional<String> publisher() {
        Optional<String> publisher = publisherName();
        publisher.ifPresent(name ->
                details.warn("it names no owner of the copyright: its publisher, %s, is taken for it".formatted(name)));
        return publisher;
    }
}
