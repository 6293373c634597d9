package dev.colophon.evidence.bundle.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * What was done to get the evidence, a line a step ({@code evidence/process.jsonl}); each names the hash of the line before
 * it, so that none can be changed, left out or put in later. Thread-safe.
 */
public final class ProcessLog {

    private static final Pattern STEP = Pattern.compile("[a-z0-9._-]{1,40}");

    /** What the first line names as the one before it. */
    private static final String NOTHING = "0".repeat(2 * Hash.BYTES);

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final long began;

    // Guarded by this.
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private String previous = NOTHING;
    private int count;
    private boolean ended;

    /** A log whose monotonic clock counts from now. */
    public ProcessLog(InstantSource clock) {
        this(clock, System::nanoTime);
    }

    /** A log with a monotonic clock of nanoseconds. */
    ProcessLog(InstantSource clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /**
     * Adds a step.
     *
     * @param step a word such as {@code dns}, {@code connection} or {@code response}: small letters, digits, {@code . _ -}
     * @param detail what {@link CanonicalJson} takes
     * @throws IllegalStateException when the bundle was sealed already
     */
    public synchronized void step(String step, Map<String, ?> detail) {
        if (ended) {
            throw new IllegalStateException("the process was sealed; nothing can be added");
        }
        if (!STEP.matcher(step).matches()) {
            throw new IllegalArgumentException("a step is a word of " + STEP);
        }
        byte[] line = CanonicalJson.bytes(Map.of(
                "n",
                count + 1,
                "wall",
                Moment.millis(clock.instant()),
                "monotonicMs",
                TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - began),
                "step",
                step,
                "detail",
                detail,
                "prev",
                previous));
        lines.writeBytes(line);
        lines.write('\n');
        previous = Hash.sha256(line).hex();
        count++;
    }

    /** Adds the step {@code end}, once, and allows no other; answers the hash of the last line. */
    public synchronized String end() {
        if (!ended) {
            step("end", Map.of());
            ended = true;
        }
        return previous;
    }

    public synchronized byte[] bytes() {
        return lines.toByteArray();
    }

    /** The lines so far, for people. */
    @Override
    public synchronized String toString() {
        return lines.toString(UTF_8);
    }
}
