package dev.colophon.index.postings.shard;

import dev.colophon.index.ReferenceId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * What is computed in each part of an index, beside what is read for it, because sending that would take longer. Whoever asks
 * merges the answers. Thread-safe.
 *
 * @param <Q> what is asked
 * @param <R> what a part answers, and all of them together
 */
public interface ShardFunction<Q, R> {

    /** By which another machine knows it; another one whenever what it answers, or how, changes. */
    String name();

    /** What one part answers. */
    R apply(ShardReader shard, Q query) throws IOException;

    /** What two parts answer that share no reference. */
    R merge(R one, R other);

    /** The references that a query is about; empty when it is about all. Other parts than theirs need not be asked. */
    default Optional<Set<ReferenceId>> concerns(Q query) {
        return Optional.empty();
    }

    /** Whether it takes hardly any time, however large a part is: then several parts on one machine are asked one after the other. */
    default boolean isLight() {
        return false;
    }

    /** Writes a query. */
    void writeQuery(Q query, DataOutputStream out) throws IOException;

    /**
     * Reads what {@link #writeQuery} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    Q readQuery(DataInputStream in) throws IOException;

    /** Writes an answer. */
    void writeAnswer(R answer, DataOutputStream out) throws IOException;

    /** Reads what {@link #writeAnswer} wrote. */
    R readAnswer(DataInputStream in) throws IOException;

    /** A query as bytes. */
    default byte[] encodeQuery(Q query) {
        return Wire.encode(query, this::writeQuery);
    }

    /**
     * A query that was bytes.
     *
     * @throws IllegalArgumentException when these bytes are none
     */
    default Q decodeQuery(byte[] bytes) {
        return Wire.decode(bytes, this::readQuery);
    }

    /** An answer as bytes. */
    default byte[] encodeAnswer(R answer) {
        return Wire.encode(answer, this::writeAnswer);
    }

    /**
     * An answer that was bytes.
     *
     * @throws IllegalArgumentException when these bytes are none
     */
    default R decodeAnswer(byte[] bytes) {
        return Wire.decode(bytes, this::readAnswer);
    }
}
