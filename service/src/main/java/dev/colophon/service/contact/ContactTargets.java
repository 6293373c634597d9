package dev.colophon.service.contact;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.file.CaseFiles;
import dev.colophon.cases.file.CaseNumber;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.casefile.CaseMembers;
import dev.colophon.store.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** The hosts that a person means, each with the URLs of its first page. */
final class ContactTargets {

    private static final Pattern CASE = Pattern.compile("(?i)K-?[1-9][0-9]*");

    /** A host may answer at several ports. */
    private static final int MOST_STARTS = 3;

    private ContactTargets() {}

    /**
     * A host.
     *
     * @param name lower case, in its ASCII form, without port
     * @param starts URLs of its first page, in the order in which to try them
     */
    record Target(String name, List<String> starts) {}

    /**
     * The hosts that a text means: a host, a URL, or a case with copies on some.
     *
     * @throws RegistryException when it is none of these, or there is no such case, or no copy of it is on the web
     */
    static List<Target> of(Database database, Actor actor, String text) {
        return CASE.matcher(text.strip()).matches() ? ofCase(database, actor, text) : List.of(ofHost(text.strip()));
    }

    private static Target ofHost(String text) {
        String name = Host.parse(text).name();
        if (text.contains("://")) {
            HttpUrl url = HttpUrl.parse(text);
            if (url == null) {
                throw new RegistryException("`%s` is not a host: write it like `example.org`".formatted(text));
            }
            return new Target(name, List.of(first(url)));
        }
        List<String> starts = new ArrayList<>();
        for (String scheme : List.of("https://", "http://")) {
            HttpUrl url = HttpUrl.parse(scheme + text);
            if (url != null) {
                starts.add(first(url));
            }
        }
        if (starts.isEmpty()) {
            throw new RegistryException("`%s` is not a host: write it like `example.org`".formatted(text));
        }
        return new Target(name, starts);
    }

    private static String first(HttpUrl url) {
        return url.newBuilder()
                .username("")
                .password("")
                .encodedPath("/")
                .query(null)
                .fragment(null)
                .build()
                .toString();
    }

    private static List<Target> ofCase(Database database, Actor actor, String text) {
        CaseNumber number = CaseNumber.parse(text);
        CaseFile file = database.read(dsl -> new CaseFiles(dsl, actor.organisation()).get(number));
        Map<String, Set<String>> hosts = new LinkedHashMap<>();
        CaseMembers.forEach(
                database,
                actor,
                file,
                member -> member.sighting()
                        .filter(_ -> member.membership().isIn())
                        .ifPresent(sighting -> Host.ofPlace(sighting.place()).ifPresent(host -> {
                            HttpUrl url = HttpUrl.parse(sighting.place());
                            if (url != null) {
                                hosts.computeIfAbsent(host.name(), _ -> new LinkedHashSet<>())
                                        .add(first(url));
                            }
                        })));
        if (hosts.isEmpty()) {
            throw new RegistryException("no copy of %s is on the web any more".formatted(number));
        }
        return hosts.entrySet().stream()
                .map(host -> new Target(
                        host.getKey(),
                        host.getValue().stream().limit(MOST_STARTS).toList()))
                .toList();
    }
}
