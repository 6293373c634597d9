package dev.colophon.media.provenance;

import dev.colophon.media.child.ChildTask;
import dev.colophon.media.child.WarmChildren;
import dev.colophon.media.child.WarmChildren.ChildDied;
import dev.colophon.media.refusal.RefusedException;
import java.io.DataInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has the Content Credentials of files read and checked in a warm child: a file can at most kill that. Thread-safe. */
public final class CredentialsReader {

    /** Of the processor. To hash a long film takes some seconds. */
    private static final Duration PROCESSOR = Duration.ofSeconds(60);

    private static final int HEAP_MEGABYTES = 256;

    private static final WarmChildren CHILDREN = new WarmChildren(CredentialsTask.class, HEAP_MEGABYTES, 0, List.of());

    private final Optional<Path> trusted;

    /** @param trusted a PEM file with the certificates of those who certify signers */
    public CredentialsReader(Optional<Path> trusted) {
        this.trusted = trusted.map(Path::toAbsolutePath);
    }

    /** The credentials of a file, each of its checks; empty when it has none. */
    public Optional<Credentials> read(Path file) {
        if (!StoreFinder.isThere(file)) {
            return Optional.empty();
        }
        try {
            return CHILDREN.with(child -> {
                DataInputStream answer = child.ask(PROCESSOR, request -> {
                    request.writeUTF(file.toAbsolutePath().toString());
                    request.writeUTF(trusted.map(Path::toString).orElse(""));
                });
                return answer.readUnsignedByte() == ChildTask.DONE
                        ? Optional.of(CredentialsCodec.read(answer))
                        : Optional.empty();
            });
        } catch (ChildDied | RefusedException e) {
            return Optional.of(CredentialsReading.damaged("it could not be read within its limits"));
        }
    }
}
