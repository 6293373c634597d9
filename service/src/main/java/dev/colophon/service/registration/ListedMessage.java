package dev.colophon.service.registration;

import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.CatalogueMessage;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.MessageListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A message that was read to its end once, so that it is known to be whole before anything of it is done. Its records are not kept: it
 * may have very many.
 *
 * @param records how many there are
 */
record ListedMessage(Path file, Defaults defaults, int records) {

    /** Enough to read files on all cores. */
    private static final int BATCH = 256;

    /** Longer ones take some seconds to read. */
    private static final long LONG = 8 << 20;

    /** @throws RegistryException when it cannot be read to its end */
    static ListedMessage of(Path file, Defaults defaults, MessageListener listener) {
        long length = file.toFile().length();
        if (length > LONG) {
            listener.message("reading %s to its end first (%,d MB): nothing is done of a message that is not whole"
                    .formatted(FileWalker.place(file), length >> 20));
        }
        return new ListedMessage(file, defaults, CatalogueMessage.count(file));
    }

    /** Records that follow each other. */
    record Batch(List<CatalogueRecord.Delivered> delivered, List<CatalogueRecord.WithoutFile> others) {

        private Batch() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private int size() {
            return delivered.size() + others.size();
        }
    }

    /**
     * Reads it again.
     *
     * @param refused told of records that nothing can be done with
     * @param listener told what of records is left out
     */
    void read(Consumer<RegistrationResult.Refused> refused, MessageListener listener, Consumer<Batch> batches) {
        Batch[] current = {new Batch()};
        CatalogueMessage.read(file, defaults, record -> {
            switch (record) {
                case CatalogueRecord.Delivered delivered -> {
                    current[0].delivered().add(delivered);
                    warn(delivered.warnings(), listener);
                }
                case CatalogueRecord.Described described -> {
                    current[0].others().add(described);
                    warn(described.warnings(), listener);
                }
                case CatalogueRecord.Withdrawn withdrawn -> current[0].others().add(withdrawn);
                case CatalogueRecord.Quarantined one ->
                    refused.accept(new RegistrationResult.Refused(
                            one.file().orElseGet(() -> FileWalker.place(file)),
                            "NOT_LISTED: line %d: record %s: %s".formatted(one.line(), one.id(), one.reason())));
            }
            if (current[0].size() >= BATCH) {
                batches.accept(current[0]);
                current[0] = new Batch();
            }
        });
        batches.accept(current[0]);
    }

    private void warn(List<String> warnings, MessageListener listener) {
        warnings.forEach(warning -> listener.message("warning: %s: %s".formatted(FileWalker.place(file), warning)));
    }
}
