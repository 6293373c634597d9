package dev.colophon.benchmark;

import dev.colophon.index.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes labelled altered copies of one medium. */
interface Copies {

    /**
     * An altered copy.
     *
     * @param truth the part of the source that the copy contains, where that is a stretch
     */
    record Copy(Corpus.Item source, String transform, Path file, Optional<Span> truth) {}

    /** The copies of one work, made in a folder; every random choice comes from the seed. */
    List<Copy> of(Corpus.Item source, Path folder, long seed) throws IOException;
}
