package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tags of a file say of licences: ccREL and rights in XMP, IPTC, PLUS, Vorbis comments, dc:rights of documents. */
public final class EmbeddedLicences {

    static final int MOST_SIGNALS = 50;

    private EmbeddedLicences() {}

    /**
     * Each statement once; of more licences than are kept, that there are more.
     *
     * @param fields names, such as {@code xmpRights:WebStatement}, with each of their values
     * @param place where the file was read
     * @param sha256 of the file
     */
    public static List<LicenceSignal> find(Map<String, List<String>> fields, String place, String sha256) {
        List<LicenceSignal> all = fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .flatMap(value -> terms(field.getKey(), value).stream())
                        .map(terms -> signal(field.getKey(), terms, place, sha256)))
                .distinct()
                .toList();
        if (all.stream().skip(MOST_SIGNALS).noneMatch(LicenceSignal::mayLicense)) {
            return all.stream().limit(MOST_SIGNALS).toList();
        }
        StatedTerms more = said(Effect.UNREADABLE, "more statements than are kept");
        return Stream.concat(all.stream().limit(MOST_SIGNALS), Stream.of(signal("?", more, place, sha256)))
                .toList();
    }

    private static LicenceSignal signal(String name, StatedTerms terms, String place, String sha256) {
        return new LicenceSignal(
                Standard.EMBEDDED,
                place,
                name,
                Scope.ASSET,
                sha256,
                terms.effect(),
                terms.words(),
                Speaker.FILE_AUTHOR,
                Proof.NONE,
                terms.uri());
    }

    private static Optional<StatedTerms> terms(String name, String value) {
        return switch (name) {
            case "cc:license", "license" -> Optional.of(StatedTerms.of(value, ""));
            case "xmpRights:WebStatement", "xmpRights:UsageTerms" -> Optional.of(named(value));
            case "plus:LicenseID", "plus:LicensorTransactionID", "plus:LicenseeName", "plus:LicenseeID" ->
                Optional.of(said(Effect.LICENSES, name.substring(name.indexOf(':') + 1) + " " + value));
            case "plus:CopyrightStatus" ->
                value.endsWith("CS-PUB")
                        ? Optional.of(said(Effect.LICENSES, "in the public domain"))
                        : Optional.of(value)
                                .filter(status -> status.endsWith("CS-PRO"))
                                .map(_ -> said(Effect.RESERVES, "protected by copyright"));
            case "plus:DataMining" -> Optional.of(said(Effect.MACHINE_USE, value));
            case "tdm:reservation" -> Optional.of(said(Effect.MACHINE_USE, "text and data mining reserved: " + value));
            case "xmpRights:Marked" ->
                value.equalsIgnoreCase("false")
                        ? Optional.of(said(Effect.LICENSES, "in the public domain (not marked)"))
                        : Optional.empty();
            case "plus:LicensorURL" ->
                Optional.of(new StatedTerms(Effect.OFFERS, "a licence can be had", Optional.of(value)));
            case "copyright" -> Optional.of(rights(value));
            default -> Optional.empty();
        };
    }

    /** Terms that may be of any kind: they license only where they name a public licence. */
    private static StatedTerms named(String value) {
        StatedTerms terms = StatedTerms.of(value, "");
        boolean known = CreativeCommons.name(value).isPresent();
        return terms.effect() == Effect.LICENSES && !known
                ? publicly(value)
                        .orElseGet(() -> new StatedTerms(
                                Effect.OFFERS, terms.uri().isPresent() ? "terms of use" : value, terms.uri()))
                : terms;
    }

    /** A line of copyright: it credits, unless it names a public licence. */
    private static StatedTerms rights(String value) {
        return publicly(value).orElseGet(() -> said(Effect.CREDITS, value));
    }

    private static Optional<StatedTerms> publicly(String value) {
        return CreativeCommons.mentioned(value).map(name -> said(Effect.LICENSES, name));
    }

    private static StatedTerms said(Effect effect, String words) {
        return new StatedTerms(effect, words, Optional.empty());
    }
}
