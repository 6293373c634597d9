package dev.colophon.registry.licence.term;

import dev.colophon.registry.work.RegistryException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done with a work where it is shown, as DDEX names it (AVS, UseType). */
public enum LicensedUse {
    /** Played where it stands. */
    STREAM("Stream"),
    /** Offered as a file. */
    DOWNLOAD("Download"),
    /** Shown where it stands: a picture, a text. */
    DISPLAY("Display");

    private final String standard;

    LicensedUse(String standard) {
        this.standard = standard;
    }

    /** The spelling of the standard, such as {@code Stream}. */
    public String standard() {
        return standard;
    }

    /**
     * Reads the standard spelling in any case.
     *
     * @throws RegistryException when it is none of them
     */
    public static LicensedUse parse(String text) {
        return Arrays.stream(values())
                .filter(use -> use.standard.equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new RegistryException("unknown use `%s`: use %s"
                        .formatted(
                                text.strip(),
                                Arrays.stream(values())
                                        .map(LicensedUse::standard)
                                        .collect(Collectors.joining(", ")))));
    }

    /** What the element of a page, such as {@code a[href]}, makes of what it names; empty when that says nothing. */
    public static Optional<LicensedUse> ofElement(String element) {
        return switch (element.strip().toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0]) {
            case "audio", "video", "source", "stream", "embed", "iframe", "object", "oembed" -> Optional.of(STREAM);
            case "a", "area", "enclosure" -> Optional.of(DOWNLOAD);
            case "img", "picture", "image", "svg", "thumbnail" -> Optional.of(DISPLAY);
            default -> Optional.empty();
        };
    }

    /** {@code Stream, Download}; {@code any use} of none. */
    public static String words(Set<LicensedUse> uses) {
        return uses.isEmpty()
                ? "any use"
                : uses.stream().sorted().map(LicensedUse::standard).collect(Collectors.joining(", "));
    }

    public static String stored(Set<LicensedUse> uses) {
        return uses.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }

    public static Set<LicensedUse> ofStored(String stored) {
        Set<LicensedUse> uses = EnumSet.noneOf(LicensedUse.class);
        if (!stored.isEmpty()) {
            Arrays.stream(stored.split(" ", -1)).map(LicensedUse::valueOf).forEach(uses::add);
        }
        return uses;
    }
}
