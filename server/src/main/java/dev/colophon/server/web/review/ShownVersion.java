package dev.colophon.server.web.review;

import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.settings.Software;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import java.util.stream.Collectors;

/** Which version of everything a page showed, so that it can be told later on what somebody decided. */
public final class ShownVersion {

    private ShownVersion() {}

    /** Names and values, one a line. */
    static String of(StoredSighting sighting) {
        return """
                software=%s
                content=%s
                decision=%s
                matches=%s
                """.formatted(
                        Software.name(),
                        sighting.content().content().sha256(),
                        sighting.decision().map(Decision::id).orElse("none"),
                        sighting.matches().stream().map(ShownVersion::match).collect(Collectors.joining(" ")));
    }

    /** A short form of it, which a form carries. */
    public static String digest(StoredSighting sighting) {
        return Integer.toHexString(of(sighting).hashCode());
    }

    private static String match(RegisteredMatch match) {
        return "%s/%s/%s/%.3g"
                .formatted(
                        match.match().reference(),
                        match.match().medium(),
                        match.match().grade(),
                        match.match().falseAlarms());
    }
}
