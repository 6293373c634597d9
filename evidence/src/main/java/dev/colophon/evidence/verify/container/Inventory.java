package dev.colophon.evidence.verify.container;

import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.Bytes;
import dev.colophon.evidence.verify.read.Container;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the files of a bundle are there, without verifying any of them.
 *
 * @param fault what is wrong with the container; nothing is known of the files beside it then
 * @param missing files beside the container that its seal names, and that are not there or empty
 */
public record Inventory(Optional<Message> fault, List<String> missing) {

    private static final int MAX_SEAL = 1 << 20;
    private static final int MAX_LEAF = 1 << 16;

    public Inventory {
        missing = List.copyOf(missing);
    }

    /** Looks into a folder. */
    public static Inventory of(Path folder, BundleName name) {
        try (FileChannel channel = FileChannel.open(folder.resolve(name.wacz()), StandardOpenOption.READ)) {
            Container container = Container.read(new Bytes(channel, 0, channel.size()));
            if (!container.faults().isEmpty()) {
                return damaged(container.faults().getFirst().why());
            }
            return new Inventory(
                    Optional.empty(), missing(folder, name, Seal.parse(container.bytes(Entries.SEAL, MAX_SEAL))));
        } catch (MalformedPart e) {
            return damaged(Message.of("at", e.part(), e.why()));
        } catch (NoSuchFileException _) {
            return new Inventory(Optional.of(Message.of("inventory.gone", name.wacz())), List.of());
        } catch (IOException e) {
            return damaged(MalformedPart.why(e));
        }
    }

    private static Inventory damaged(Message why) {
        return new Inventory(Optional.of(Message.of("inventory.damaged", why)), List.of());
    }

    private static List<String> missing(Path folder, BundleName name, Seal seal) {
        return Stream.concat(seal.sidecars().keySet().stream(), seal.promised().stream())
                .filter(part -> !isThere(folder.resolve(part)))
                .filter(part -> !part.equals(name.token()) || !(isStampedLate(folder, name) || isWaiting(folder, name)))
                .toList();
    }

    /** Whether no authority has answered yet, as the entry of the log says. */
    private static boolean isWaiting(Path folder, BundleName name) {
        try (InputStream leaf = Files.newInputStream(folder.resolve(name.leaf()))) {
            return LogEntry.parse(leaf.readNBytes(MAX_LEAF)) instanceof LogEntry.Capture capture
                    && capture.timestamp().isEmpty();
        } catch (IOException | LogException _) {
            return false;
        }
    }

    /** Where no authority answered at sealing, one that answered later stands in for it. */
    private static boolean isStampedLate(Path folder, BundleName name) {
        return IntStream.rangeClosed(1, BundleName.MAX_LATE)
                .mapToObj(name::lateToken)
                .anyMatch(token -> isThere(folder.resolve(token)));
    }

    private static boolean isThere(Path file) {
        try {
            return Files.size(file) > 0;
        } catch (IOException _) {
            return false;
        }
    }
}
