package dev.colophon.cases.removal;

import dev.colophon.cases.removal.address.ServedAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of a copy from one vantage point at one time.
 *
 * @param vantage from where, such as {@code desktop} or {@code DE}
 * @param copy the answer for the copy's own URL
 * @param pages the answers for the pages on which it stood
 * @param neighbour the answer for a made-up URL beside it; empty when nobody needed it
 * @param home the answer for the first page of the site; empty when nobody needed it
 * @param foundAt where a page shows the work now, when that is not the copy's own URL
 * @param unlooked what on these pages could not be looked into, and why; empty when nothing was left out
 * @param beside addresses of these at which the work stood beside the copy before: what they show is no copy that has moved
 * @param whole whether the page that answers for the copy's own URL leads nowhere, and all that it shows was looked into
 */
public record VantageView(
        String vantage,
        ServedAnswer copy,
        List<ServedAnswer> pages,
        Optional<ServedAnswer> neighbour,
        Optional<ServedAnswer> home,
        Optional<String> foundAt,
        Optional<String> unlooked,
        Set<String> beside,
        boolean whole) {

    public VantageView {
        pages = List.copyOf(pages);
        beside = Set.copyOf(beside);
    }

    /** Of what may be shown, or lead, further. */
    VantageView(
            String vantage,
            ServedAnswer copy,
            List<ServedAnswer> pages,
            Optional<ServedAnswer> neighbour,
            Optional<ServedAnswer> home,
            Optional<String> foundAt,
            Optional<String> unlooked,
            Set<String> beside) {
        this(vantage, copy, pages, neighbour, home, foundAt, unlooked, beside, false);
    }

    /** Of a copy that stood alone. */
    VantageView(
            String vantage,
            ServedAnswer copy,
            List<ServedAnswer> pages,
            Optional<ServedAnswer> neighbour,
            Optional<ServedAnswer> home,
            Optional<String> foundAt,
            Optional<String> unlooked) {
        this(vantage, copy, pages, neighbour, home, foundAt, unlooked, Set.of());
    }
}
