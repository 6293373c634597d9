package dev.colophon.registry.message.ern;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.DeliveredFiles;
import dev.colophon.registry.message.xml.MessageElement;
import dev.colophon.registry.message.xml.MessageXml;
import dev.colophon.registry.work.RegistryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A message of ERN 4.3 or 3.8: recordings, films, pictures and texts with their releases and deals. Resources come first in it, and
 * what is said of releases after them, so that it is read twice; of the first pass only what releases and parties are called is kept.
 */
public final class ErnMessage {

    /** The outermost element of a message that brings releases. */
    public static final String ROOT = "NewReleaseMessage";

    /** The outermost element of a message that takes releases back. */
    public static final String PURGE = "PurgeReleaseMessage";

    private static final Set<String> LISTS = Set.of("PartyList", "ResourceList", "ReleaseList", "DealList");
    private static final Set<String> RESOURCES =
            Set.of("SoundRecording", "Video", "Image", "Text", "SheetMusic", "Software", "MIDI", "UserDefinedResource");

    private static final Pattern READ = Pattern.compile("https?://ddex\\.net/xml/ern/(?:43|38)[0-9]?");

    private ErnMessage() {}

    public static boolean isRoot(String name) {
        return name.equals(ROOT) || name.equals(PURGE);
    }

    /**
     * How many resources, and releases that are taken back, are in a message.
     *
     * @throws RegistryException when it cannot be read to its end, or nothing of it is to be done
     */
    public static int count(Path file) {
        ErnReleases releases = releases(file, _ -> {});
        AtomicInteger count = new AtomicInteger();
        resources(file, _ -> count.incrementAndGet(), _ -> {});
        return count.get() + releases.purged().size();
    }

    /**
     * Reads a message.
     *
     * @throws RegistryException when it cannot be read to its end, or nothing of it is to be done
     */
    public static void read(Path file, Defaults defaults, Consumer<CatalogueRecord> records) {
        ErnReleases releases = releases(file, records);
        DeliveredFiles files = new DeliveredFiles(file);
        SeenIdentifiers seen = new SeenIdentifiers();
        resources(
                file,
                resource -> new ErnResource(resource, releases, files, defaults, seen)
                        .records()
                        .forEach(records),
                records);
        releases.purged().forEach(records);
    }

    private static ErnReleases releases(Path file, Consumer<CatalogueRecord> records) {
        ErnReleases releases = new ErnReleases(file);
        read(file, ErnReleases.RECORDS, releases::add, records);
        return releases;
    }

    private static void resources(Path file, Consumer<MessageElement> taker, Consumer<CatalogueRecord> records) {
        read(file, RESOURCES, taker, records);
    }

    private static void read(
            Path file, Set<String> names, Consumer<MessageElement> taker, Consumer<CatalogueRecord> records) {
        MessageXml.Format format = new MessageXml.Format(LISTS, names, UnaryOperator.identity());
        MessageXml.read(file, format, new MessageXml.Receiver() {
            @Override
            public void root(MessageElement root, String namespace) {
                if (!READ.matcher(namespace).matches()) {
                    throw new RegistryException(
                            "cannot read %s: it is a %s of %s, and those of ERN 4.3 and 3.8 are read; ask its sender for one of them"
                                    .formatted(file, root.name(), namespace.isEmpty() ? "no namespace" : namespace));
                }
            }

            @Override
            public void record(MessageElement record) {
                taker.accept(record);
            }

            @Override
            public void oversized(MessageElement withoutContent) {
                records.accept(CatalogueRecord.Quarantined.oversized(withoutContent.line(), withoutContent.name()));
            }
        });
    }
}
