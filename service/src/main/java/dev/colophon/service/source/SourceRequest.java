package dev.colophon.service.source;

import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.List;
import java.util.Optional;

/**
 * What a person says of a place to watch.
 *
 * @param place a URL, or a file or folder of this machine
 * @param kind guessed from the place where it is not said
 * @param every how often, in the words of {@link Schedule}
 * @param depth how many links away from it pages are followed; as usual for its kind where it is not said
 * @param pagesADay the most requests, of pages and media
 * @param bytesADay the most bytes received
 * @param scope which links are followed
 * @param followNofollow whether links marked nofollow are followed
 * @param render whether its pages are built by a browser
 * @param allowedHosts what may be visited on its behalf though it is not public, {@code host:port}
 */
public record SourceRequest(
        String place,
        Optional<SourceKind> kind,
        String every,
        Optional<Integer> depth,
        int pagesADay,
        long bytesADay,
        Scope scope,
        boolean followNofollow,
        boolean render,
        List<String> allowedHosts) {

    /** So many requests a day where nothing is said of them. */
    public static final int USUAL_PAGES = Budget.DEFAULT.pages();

    public SourceRequest {
        allowedHosts = List.copyOf(allowedHosts);
    }

    /** @throws ServiceException when it cannot be meant, such as one that goes too deep or too often */
    SourcePlan plan() {
        try {
            return planned();
        } catch (IllegalArgumentException e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private SourcePlan planned() {
        SourceKind known = kind.orElseGet(() -> Schedule.kind(place));
        return new SourcePlan(
                known,
                place,
                Schedule.parse(every),
                depth.orElse(SourcePlan.of(known, place).depth()),
                new Budget(pagesADay, bytesADay),
                scope,
                followNofollow,
                render,
                allowedHosts);
    }
}
