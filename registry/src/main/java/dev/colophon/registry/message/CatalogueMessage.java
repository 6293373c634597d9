package dev.colophon.registry.message;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.ern.ErnMessage;
import dev.colophon.registry.message.onix.OnixMessage;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.xml.MessageXml;
import dev.colophon.registry.work.RegistryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A list of works as an XML message: DDEX ERN or ONIX for Books. */
public final class CatalogueMessage {

    /** Byte order marks and blanks are shorter, in any encoding. */
    private static final int BEGINNING = 256;

    private static final String MARKS = "\u00EF\u00BB\u00BF\u00FE\u00FF";

    private CatalogueMessage() {}

    /** Whether a file is XML, in whatever encoding: lists of another kind do not begin with {@code <}. */
    public static boolean isXml(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            for (byte b : bytes.readNBytes(BEGINNING)) {
                boolean markOrBlank = (b >= 0 && b <= ' ') || MARKS.indexOf(b & 0xFF) >= 0;
                if (!markOrBlank) {
                    return b == '<';
                }
            }
            return false;
        } catch (IOException e) {
            return false; // whoever reads it says why it cannot be read
        }
    }

    /**
     * Reads a message to its end and does nothing with it.
     *
     * @return how many records it has
     * @throws RegistryException when it is none that can be read: nothing of it is to be done then
     */
    public static int count(Path file) {
        return isOnix(file) ? OnixMessage.count(file) : ErnMessage.count(file);
    }

    /**
     * Reads a message record by record; in memory there is one record at a time, and of ERN what releases are called.
     *
     * @param file that was {@linkplain #count counted}
     * @param defaults what holds where a record says nothing; titles are the records' own
     * @throws RegistryException when it is none that can be read any more
     */
    public static void read(Path file, Defaults defaults, Consumer<CatalogueRecord> records) {
        SeenFiles seen = new SeenFiles();
        Consumer<CatalogueRecord> checked = record -> records.accept(seen.checked(record));
        if (isOnix(file)) {
            OnixMessage.read(file, defaults, checked);
        } else {
            ErnMessage.read(file, defaults, checked);
        }
    }

    private static boolean isOnix(Path file) {
        String root = MessageXml.root(file);
        if (!OnixMessage.isRoot(root) && !ErnMessage.isRoot(root)) {
            throw new RegistryException(
                    "cannot read %s: it is XML of the kind `%s`, and ERN messages (%s) and ONIX messages (%s) are read"
                            .formatted(file, root, ErnMessage.ROOT, OnixMessage.ROOT));
        }
        return OnixMessage.isRoot(root);
    }
}
