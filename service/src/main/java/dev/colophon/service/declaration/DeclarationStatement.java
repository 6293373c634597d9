package dev.colophon.service.declaration;

import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a declaration says. Texts are as whoever declared wrote them: of any length and with any characters.
 *
 * @param issuer the key that is said to have signed it, {@code did:key:z6Mk…}
 * @param work the id of the work where it was declared
 * @param identifiers what the work is called in registries elsewhere
 * @param licences addresses of licences under which everybody may show it
 * @param files SHA-256 of each
 */
public record DeclarationStatement(
        String issuer,
        String work,
        String title,
        String owner,
        Optional<String> creator,
        List<Property> identifiers,
        List<String> licences,
        List<String> files) {

    public DeclarationStatement {
        identifiers = List.copyOf(identifiers);
        licences = List.copyOf(licences);
        files = List.copyOf(files);
    }

    /** A value and the name of its scheme, such as {@code ISRC}. */
    public record Property(String scheme, String value) {}

    /** @throws MalformedPart when it does not say what a declaration of a work says */
    static DeclarationStatement of(JsonObject json) throws MalformedPart {
        JsonObject subject = json.object("credentialSubject");
        String id = subject.text("id");
        return new DeclarationStatement(
                json.text("issuer"),
                id.startsWith(DeclarationJson.ID) ? id.substring(DeclarationJson.ID.length()) : id,
                subject.text("name"),
                subject.object("copyrightHolder").text("name"),
                subject.has("creator") ? Optional.of(subject.object("creator").text("name")) : Optional.empty(),
                subject.has("identifier") ? properties(subject.objects("identifier")) : List.of(),
                licences(subject),
                hashes(subject.objects("encoding")));
    }

    private static List<Property> properties(List<JsonObject> written) throws MalformedPart {
        List<Property> properties = new ArrayList<>();
        for (JsonObject property : written) {
            properties.add(new Property(property.text("propertyID"), property.text("value")));
        }
        return properties;
    }

    /** JSON-LD writes one as a text or as a list. */
    private static List<String> licences(JsonObject subject) throws MalformedPart {
        String name = DeclarationJson.LICENCE;
        if (!subject.has(name)) {
            return List.of();
        }
        return subject.members().get(name) instanceof String one ? List.of(one) : subject.texts(name);
    }

    private static List<String> hashes(List<JsonObject> files) throws MalformedPart {
        List<String> hashes = new ArrayList<>();
        for (JsonObject file : files) {
            hashes.add(file.text("sha256"));
        }
        return hashes;
    }
}
