package dev.colophon.cases.removal;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How long copies stayed up, and how many copies say nothing of that: a time counts from the first look that saw a copy, and what
 * was gone before was never among those at risk (left truncation; Klein and Moeschberger, Survival Analysis, 3.4).
 *
 * @param times of the copies that a look saw up
 * @param gone how many copies were found gone, and seen up by no look
 * @param untold of how many copies no look could tell anything
 */
public record UpTimes(List<UpTime> times, int gone, int untold) {

    public UpTimes {
        times = List.copyOf(times);
    }

    /** @param copies the looks for each, in the order of time */
    static UpTimes of(Collection<List<Earlier>> copies) {
        List<UpTime> times = new ArrayList<>();
        int gone = 0;
        int untold = 0;
        for (List<Earlier> looks : copies) {
            Optional<UpTime> time = UpTime.of(looks);
            time.ifPresent(times::add);
            if (time.isEmpty()) {
                boolean removed = looks.stream().anyMatch(look -> look.verdict().meaning() == Meaning.REMOVED);
                gone += removed ? 1 : 0;
                untold += removed ? 0 : 1;
            }
        }
        return new UpTimes(times, gone, untold);
    }
}
