package dev.colophon.media.child;

import java.time.Duration;

/** How long a child may work. */
public sealed interface TimeLimit {

    /** Less work than this within a standstill is none. */
    Duration LEAST_WORK = Duration.ofSeconds(1);

    /**
     * The one rule for whatever reads a file that is not ours: the file answers for the time of the processor that it costs. How
     * long the machine takes to give that is no fault of the file.
     *
     * @param processor for all threads of the child together
     */
    static TimeLimit decoding(Duration processor) {
        return new Processor(processor, Processor.STANDSTILL);
    }

    /** By the clock on the wall, from the beginning of the work. */
    record WallClock(Duration most) implements TimeLimit {}

    /**
     * By what the child uses of the processor.
     *
     * @param most for all its threads together
     * @param standstill how long it may go on without using {@link #LEAST_WORK}: then it sleeps, or the machine stands; also how
     *     long it may work where the system does not tell what it uses
     */
    record Processor(Duration most, Duration standstill) implements TimeLimit {

        static final Duration STANDSTILL = Duration.ofMinutes(10);
    }
}
