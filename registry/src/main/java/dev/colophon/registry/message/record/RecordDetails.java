package dev.colophon.registry.message.record;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.identifier.Identifier;
import dev.colophon.registry.identifier.IdentifierScheme;
import dev.colophon.registry.identifier.InvalidIdentifierException;
import dev.colophon.registry.identifier.ReleaseIdentifier;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedBy;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.metadata.StatedIdentifier;
import dev.colophon.registry.work.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what one record says of its work. One record, one thread. */
public final class RecordDetails {

    private final long line;
    private final String id;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> mistaken = new ArrayList<>();
    private Optional<StatedField> origin = Optional.empty();

    public RecordDetails(long line, String id) {
        this.line = line;
        this.id = id;
    }

    /**
     * An identifier; one that is wrong is left out, with a warning.
     *
     * @return whether it is right
     */
    public boolean identifier(IdentifierScheme scheme, String text) {
        try {
            Identifier identifier = Identifier.parse(scheme, text);
            if (identifiers.stream()
                    .noneMatch(
                            known -> known.scheme() == scheme && known.normal().equals(identifier.normal()))) {
                identifiers.add(identifier);
            }
            return true;
        } catch (InvalidIdentifierException e) {
            warn(e.getMessage() + "; it is left out");
            if (scheme.isOfOneWork()) {
                mistaken.add(String.valueOf(e.getMessage()));
            }
            return false;
        }
    }

    /**
     * Why no identifier names the work.
     *
     * @param none in words: there is none
     */
    public String unidentified(String none) {
        return mistaken.isEmpty() ? none : String.join("; ", mistaken);
    }

    /** What the record is called, and by whom. */
    public void origin(String name, String words) {
        field(name, Stream.of(words));
        origin = Optional.ofNullable(fields.get(name)).map(kept -> new StatedField(name, kept, StatedBy.OWNER));
    }

    /**
     * A number of a release that the work is in.
     *
     * @param release as the message calls it
     */
    public record ReleaseNumber(String release, String number) {}

    /** Numbers of releases that the work is in, under the name of their scheme; one that is wrong is left out, with a warning. */
    public void number(ReleaseIdentifier scheme, Stream<ReleaseNumber> numbers) {
        field(scheme.name().toLowerCase(Locale.ROOT), numbers.flatMap(number -> {
            try {
                return Stream.of(scheme.normal(number.number()));
            } catch (InvalidIdentifierException e) {
                warn("its release %s: %s; it is left out".formatted(number.release(), e.getMessage()));
                return Stream.empty();
            }
        }));
    }

    /** What is said under a name; several are kept with {@code ;} between them, none is no field. */
    public void field(String name, Stream<String> contents) {
        String content = contents.map(String::strip)
                .filter(said -> !said.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        if (content.isEmpty()) {
            return;
        }
        if (content.length() > StatedField.LONGEST_CONTENT) {
            warn("`%s` has %,d characters: the first %,d are kept"
                    .formatted(name, content.length(), StatedField.LONGEST_CONTENT - 1));
        }
        fields.put(name, content);
    }

    public void warn(String warning) {
        warnings.add("line %d: record %s: %s".formatted(line, id, warning));
    }

    /** The identifiers that tell the work from others of its title. */
    public List<Identifier> identifying() {
        return identifiers.stream()
                .filter(identifier -> identifier.scheme().isOfOneWork())
                .toList();
    }

    /**
     * All of it; what the record does not say is as by default.
     *
     * @param owner that it names
     */
    public StatedWork work(Optional<String> owner, Optional<String> title, Optional<Policy> policy, Defaults defaults) {
        return new StatedWork(
                owner,
                title,
                policy.or(defaults::policy),
                defaults.authorisedHosts(),
                new DescriptiveMetadata(
                        identifiers.stream()
                                .map(identifier -> new StatedIdentifier(identifier, StatedBy.OWNER))
                                .toList(),
                        fields.entrySet().stream()
                                .map(field -> new StatedField(field.getKey(), field.getValue(), StatedBy.OWNER))
                                .toList()),
                origin);
    }

    public long line() {
        return line;
    }

    public String id() {
        return id;
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
