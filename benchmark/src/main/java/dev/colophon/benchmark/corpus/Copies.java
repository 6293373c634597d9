package dev.colophon.benchmark.corpus;

import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes labelled altered copies of one medium. */
public interface Copies {

    /**
     * An altered copy.
     *
     * @param truth the part of the source that the copy contains, where that is a stretch
     */
    record Copy(Item source, Condition condition, Path file, Optional<Span> truth) {}

    /** All ways in which a work can be altered. */
    List<Condition> conditions(Item source);

    /**
     * Cuts a clip of a work and alters it, in a folder of its own.
     *
     * @param clip number of the clip; the same number is the same place
     * @param which the conditions that are asked for
     * @param seed every random choice comes from it, the work's name and the number of the clip
     */
    List<Copy> make(Item source, int clip, List<Condition> which, Path folder, long seed) throws IOException;
}
