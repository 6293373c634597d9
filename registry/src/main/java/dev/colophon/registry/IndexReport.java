package dev.colophon.registry;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.ReferenceId;
import java.util.ArrayList;
import java.util.List;

/**
 * How an index compares with the database.
 *
 * @param fingerprints stored in the database
 * @param position up to which the index has applied the changes
 * @param head position of the newest change
 * @param faults how many differences there are
 * @param first the first of them, at most {@value #SHOWN}
 */
public record IndexReport(long fingerprints, long position, long head, long faults, List<Difference> first) {

    static final int SHOWN = 100;

    public IndexReport {
        first = List.copyOf(first);
    }

    /** Whether both say the same. */
    public boolean isClean() {
        return faults == 0 && position == head;
    }

    /** What is wrong with a fingerprint in the index. */
    public enum Fault {
        /** In the database only. */
        MISSING,
        /** In the index only. */
        EXTRA,
        /** Not the same on both sides. */
        DIFFERENT
    }

    /** A fingerprint that is not the same on both sides. */
    public record Difference(Fault fault, ReferenceId reference, Medium medium) {}

    static final class Builder {
        private final long position;
        private final long head;
        private final List<Difference> first = new ArrayList<>();
        private long faults;

        Builder(long position, long head) {
            this.position = position;
            this.head = head;
        }

        void add(Fault fault, ReferenceId reference, Medium medium) {
            faults++;
            if (first.size() < SHOWN) {
                first.add(new Difference(fault, reference, medium));
            }
        }

        IndexReport build(long fingerprints) {
            return new IndexReport(fingerprints, position, head, faults, first);
        }
    }
}
