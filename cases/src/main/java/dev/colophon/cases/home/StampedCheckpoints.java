package dev.colophon.cases.home;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.time.TimestampAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints of a log that a timestamp authority has stamped: one timestamp covers every leaf up to there. In the log's
 * folder, to be published with it: {@code stamped/<size>} is the checkpoint, {@code stamped/<size>.tsr} the RFC 3161
 * response over its exact bytes. A checkpoint without response is what an interruption left, and counts for nothing.
 */
public final class StampedCheckpoints {

    private static final String TOKEN = ".tsr";

    private final Path folder;
    private final VerifierKey key;

    StampedCheckpoints(Path log, VerifierKey key) {
        this.folder = log.resolve("stamped");
        this.key = key;
    }

    /**
     * A checkpoint and the time that covers it.
     *
     * @param token the whole TimeStampResp, DER
     */
    public record Stamped(Checkpoint checkpoint, byte[] token) {}

    /**
     * What came of asking.
     *
     * @param size leaves that are covered
     * @param authority who said so; empty when nobody did
     * @param time when that was, as the authority says
     * @param silent a line for each authority that was asked and gave no timestamp
     */
    public record Outcome(long size, Optional<String> authority, Optional<Instant> time, List<String> silent) {}

    /** Has the first authority that answers stamp a checkpoint. */
    Outcome stamp(Checkpoint checkpoint, List<TimestampAuthority> authorities) {
        List<String> silent = new ArrayList<>();
        byte[] note = checkpoint.note().bytes();
        for (TimestampAuthority authority : authorities) {
            try {
                var response = authority.stamp(Hash.sha256(note));
                write(Long.toString(checkpoint.size()), note);
                write(checkpoint.size() + TOKEN, response.bytes());
                return new Outcome(
                        checkpoint.size(), Optional.of(authority.name()), Optional.of(response.time()), silent);
            } catch (EvidenceException noAnswer) {
                silent.add(String.valueOf(noAnswer.getMessage()));
            }
        }
        return new Outcome(checkpoint.size(), Optional.empty(), Optional.empty(), silent);
    }

    /** The smallest stamped checkpoint that covers a leaf: the earliest time that is known of it. */
    Optional<Stamped> covering(long leaf) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,17}\\.tsr"))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - TOKEN.length())))
                    .filter(size -> size > leaf)
                    .min(Comparator.naturalOrder())
                    .map(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private Stamped read(long size) {
        try {
            byte[] note = Files.readAllBytes(folder.resolve(Long.toString(size)));
            return new Stamped(
                    Checkpoint.open(note, key, key.name()), Files.readAllBytes(folder.resolve(size + TOKEN)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the stamped checkpoint " + folder.resolve("" + size), e);
        }
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.write(folder.resolve(name + ".new"), bytes);
            Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }
}
