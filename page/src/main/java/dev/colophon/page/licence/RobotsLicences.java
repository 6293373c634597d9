package dev.colophon.page.licence;

import dev.colophon.page.licence.LicenceSignal.Effect;
import dev.colophon.page.licence.LicenceSignal.Proof;
import dev.colophon.page.licence.LicenceSignal.Scope;
import dev.colophon.page.licence.LicenceSignal.Speaker;
import dev.colophon.page.licence.LicenceSignal.Standard;
import dev.colophon.page.link.UrlResolver;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a robots.txt says of licences: {@code License} of RSL 1.0, {@code Content-Usage} of IETF AIPREF. Both bind programs only. */
public final class RobotsLicences {

    private static final int MOST_SIGNALS = 20;

    private RobotsLicences() {}

    /**
     * Each statement once.
     *
     * @param url of the robots.txt
     */
    public static List<LicenceSignal> find(String body, String url) {
        UrlResolver references = UrlResolver.of(url);
        return body.lines()
                .flatMap(line -> line(line, references))
                .distinct()
                .limit(MOST_SIGNALS)
                .toList();
    }

    private static Stream<LicenceSignal> line(String line, UrlResolver references) {
        int comment = line.indexOf('#');
        String rule = comment < 0 ? line : line.substring(0, comment);
        int colon = rule.indexOf(':');
        if (colon < 0) {
            return Stream.empty();
        }
        String value = rule.substring(colon + 1).strip();
        return switch (rule.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
            case "license" ->
                references.resolve(value).stream()
                        .map(terms ->
                                said(Standard.RSL, "License", RslTerms.ELSEWHERE, Optional.of(terms), references));
            case "content-usage" ->
                value.isEmpty()
                        ? Stream.empty()
                        : Stream.of(said(Standard.AIPREF, "Content-Usage", value, Optional.empty(), references));
            default -> Stream.empty();
        };
    }

    private static LicenceSignal said(
            Standard standard, String rule, String statement, Optional<String> terms, UrlResolver robots) {
        return new LicenceSignal(
                standard,
                robots.page().toString(),
                rule,
                Scope.HOST,
                robots.origin(),
                Effect.MACHINE_USE,
                statement,
                Speaker.SERVER,
                Proof.DOMAIN,
                terms);
    }
}
