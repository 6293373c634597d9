package dev.colophon.server.web.sources;

import dev.colophon.crawl.source.SourceKind;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.source.SourceRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What somebody typed of a place to watch; empty fields are as usual for its kind.
 *
 * @param place a URL, or a file or folder of this machine
 * @param kind the name of a {@link SourceKind}
 * @param every in the words of the command
 * @param depth how many links away from it
 * @param pages the most requests a day
 * @param allow servers of one's own that are not public, with spaces between
 */
public record SourceForm(String place, String kind, String every, String depth, String pages, String allow) {

    static final SourceForm EMPTY = new SourceForm("", "", "", "", "", "");

    /** What can be chosen of how often, beside the usual. */
    public static List<String> schedules() {
        return List.of("hourly", "daily", "weekly", "monthly");
    }

    List<String> allowed() {
        return Arrays.stream(allow.strip().split("\\s+", -1))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** As the use case takes it. */
    SourceRequest request() {
        if (place.isBlank()) {
            throw new ServiceException(Category.USAGE, "name a place: an address, or a file or folder of this machine");
        }
        return new SourceRequest(
                place.strip(),
                said(kind).map(SourceForm::kind),
                said(every),
                said(depth).map(text -> number("depth", text)),
                said(pages).map(text -> number("requests a day", text)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(allowed()).filter(hosts -> !hosts.isEmpty()));
    }

    private static Optional<String> said(String text) {
        return Optional.of(text.strip()).filter(some -> !some.isEmpty());
    }

    private static SourceKind kind(String name) {
        return Arrays.stream(SourceKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServiceException(Category.USAGE, "no kind is called `%s`".formatted(name)));
    }

    private static int number(String what, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new ServiceException(Category.USAGE, "%s: `%s` is no whole number".formatted(what, text));
        }
    }
}
