package dev.colophon.service.declaration;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a declaration says: a W3C Verifiable Credential 2.0 of which the subject is the work, in the words of schema.org; shares by
 * territory, for which schema.org has none, under {@code rights}. Names of files are left out: they may say what nobody else is to know.
 */
final class DeclarationJson {

    static final String ID = "urn:uuid:";
    static final String LICENCE = "license";

    private static final List<Object> CONTEXTS =
            List.of("https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/undefined-terms/v2");

    private DeclarationJson() {}

    /** Without its proof. */
    static Map<String, Object> of(
            Work work,
            DescriptiveMetadata said,
            List<Reference> files,
            List<RightClaim> rights,
            List<String> licences,
            String issuer,
            Instant at) {
        return Map.of(
                "@context",
                CONTEXTS,
                "type",
                List.of("VerifiableCredential"),
                "issuer",
                issuer,
                "validFrom",
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                "credentialSubject",
                subject(work, said, files, rights, licences));
    }

    private static Map<String, Object> subject(
            Work work,
            DescriptiveMetadata said,
            List<Reference> files,
            List<RightClaim> rights,
            List<String> licences) {
        Map<String, Object> subject = new TreeMap<>();
        subject.put("id", ID + work.id());
        subject.put("type", type(work.kind()));
        subject.put("name", work.title());
        subject.put("copyrightHolder", Map.of("name", work.owner().name()));
        said.fields().stream()
                .filter(field -> field.name().equals(StatedField.CREATOR))
                .findFirst()
                .ifPresent(creator -> subject.put("creator", Map.of("name", creator.content())));
        subject.put(
                "identifier",
                said.identifiers().stream()
                        .map(stated -> property(
                                stated.identifier().scheme().name(),
                                stated.identifier().normal()))
                        .toList());
        subject.put("encoding", files.stream().map(DeclarationJson::file).toList());
        if (!licences.isEmpty()) {
            subject.put(LICENCE, licences);
        }
        subject.put("rights", rights.stream().map(DeclarationJson::right).toList());
        return subject;
    }

    private static String type(Medium kind) {
        return switch (kind) {
            case AUDIO -> "AudioObject";
            case VIDEO -> "VideoObject";
            case IMAGE -> "ImageObject";
            case TEXT -> "TextObject";
        };
    }

    private static Map<String, Object> property(String scheme, String value) {
        return Map.of("type", "PropertyValue", "propertyID", scheme, "value", value);
    }

    private static Map<String, Object> file(Reference file) {
        Map<String, Object> encoding = new TreeMap<>();
        encoding.put("type", "MediaObject");
        encoding.put("sha256", file.content().sha256());
        encoding.put("contentSize", String.valueOf(file.content().bytes()));
        file.iscc().ifPresent(code -> encoding.put("identifier", property("ISCC", code.toString())));
        return encoding;
    }

    private static Map<String, Object> right(RightClaim claim) {
        Map<String, Object> right = new TreeMap<>();
        right.put("holder", claim.party().name());
        right.put("shareBasisPoints", claim.shareBasisPoints());
        right.put("mayLicense", claim.mayLicense());
        right.put(
                "uses",
                claim.uses().stream().sorted().map(LicensedUse::standard).toList());
        right.put("territories", List.copyOf(claim.territories().included()));
        right.put("excludedTerritories", List.copyOf(claim.territories().excluded()));
        claim.dates().first().map(LocalDate::toString).ifPresent(day -> right.put("from", day));
        claim.dates().last().map(LocalDate::toString).ifPresent(day -> right.put("to", day));
        return right;
    }
}
