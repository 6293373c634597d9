package dev.colophon.service.source;

import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.List;
import java.util.Optional;

/**
 * What a person says of a place to watch. What is not said stays as it is where the place is watched already, and else is as usual
 * for its kind.
 *
 * @param place a URL, or a file or folder of this machine
 * @param kind guessed from the place where it is not said
 * @param every how often, in the words of {@link Schedule}
 * @param depth how many links away from it pages are followed
 * @param pagesADay the most requests, of pages and media
 * @param bytesADay the most bytes received
 * @param elsewhere whether links to other sites are followed
 * @param include patterns of links that are followed
 * @param exclude patterns of links that are not
 * @param followNofollow whether links marked nofollow are followed
 * @param render whether its pages are built by a browser
 * @param allowedHosts what may be visited on its behalf though it is not public, {@code host:port}
 */
public record SourceRequest(
        String place,
        Optional<SourceKind> kind,
        Optional<String> every,
        Optional<Integer> depth,
        Optional<Integer> pagesADay,
        Optional<Long> bytesADay,
        Optional<Boolean> elsewhere,
        Optional<List<String>> include,
        Optional<List<String>> exclude,
        Optional<Boolean> followNofollow,
        Optional<Boolean> render,
        Optional<List<String>> allowedHosts) {

    /** So many requests a day where nothing is said of them. */
    public static final int USUAL_PAGES = Budget.USUAL_PAGES;

    /** Nothing but the place. */
    public static SourceRequest of(String place) {
        return new SourceRequest(
                place,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What comes of it.
     *
     * @param known the source as it is, where the place is watched already
     * @throws ServiceException when it cannot be meant, such as one that goes too deep or too often
     */
    SourcePlan plan(Optional<Source> known) {
        try {
            return changed(known.map(source -> SourcePlan.of(source).as(kind.orElse(source.kind())))
                    .orElseGet(() -> SourcePlan.of(kind.orElseGet(() -> Schedule.kind(place)), place)));
        } catch (IllegalArgumentException e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private SourcePlan changed(SourcePlan plan) {
        return new SourcePlan(
                plan.kind(),
                place,
                every.map(Schedule::parse).orElse(plan.every()),
                depth.orElse(plan.depth()),
                new Budget(
                        pagesADay.orElse(plan.budget().pages()),
                        bytesADay.orElse(plan.budget().bytes())),
                new Scope(
                        elsewhere.orElse(plan.scope().elsewhere()),
                        include.orElse(plan.scope().include()),
                        exclude.orElse(plan.scope().exclude())),
                followNofollow.orElse(plan.followNofollow()),
                render.orElse(plan.render()),
                allowedHosts.orElse(plan.allowedHosts()));
    }
}
