package dev.colophon.registry.message.onix;

import dev.colophon.registry.csv.WorksCsv.Defaults;
import dev.colophon.registry.message.record.CatalogueRecord;
import dev.colophon.registry.message.record.DeliveredFiles;
import dev.colophon.registry.message.xml.MessageElement;
import dev.colophon.registry.message.xml.MessageXml;
import dev.colophon.registry.work.RegistryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message of ONIX for Books 3.0 or 3.1: products, one after the other, of which one is held in memory at a time. */
public final class OnixMessage {

    /** The outermost element. */
    public static final String ROOT = "ONIXMessage";

    private static final MessageXml.Format FORMAT =
            new MessageXml.Format(Set.of(), Set.of("Header", "Product"), OnixNames::reference);

    private static final Pattern READ = Pattern.compile("3\\.[01](\\.[0-9]+)?");
    private static final Pattern NAMESPACE =
            Pattern.compile("https?://ns\\.editeur\\.org/onix/([0-9.]+)/(?:reference|short)");

    private OnixMessage() {}

    /** Whether the outermost element is one of such a message, in either spelling. */
    public static boolean isRoot(String name) {
        return OnixNames.reference(name).equals(ROOT);
    }

    /**
     * How many products are in a message.
     *
     * @throws RegistryException when it cannot be read to its end: nothing of it is to be done then
     */
    public static int count(Path file) {
        AtomicInteger count = new AtomicInteger();
        MessageXml.read(
                file, FORMAT, new Products(file, (_, _) -> count.incrementAndGet(), _ -> count.incrementAndGet()));
        return count.get();
    }

    /**
     * Reads a message.
     *
     * @throws RegistryException when it cannot be read to its end
     */
    public static void read(Path file, Defaults defaults, Consumer<CatalogueRecord> records) {
        DeliveredFiles files = new DeliveredFiles(file);
        MessageXml.read(
                file,
                FORMAT,
                new Products(
                        file,
                        (product, header) -> OnixProduct.records(product, header, files, defaults)
                                .forEach(records),
                        shell -> records.accept(CatalogueRecord.Quarantined.oversized(shell.line(), shell.name()))));
    }

    private static final class Products implements MessageXml.Receiver {

        private final Path file;
        private final BiConsumer<MessageElement, OnixHeader> products;
        private final Consumer<MessageElement> oversized;
        private OnixHeader header = OnixHeader.NONE;

        /**
         * Takes products.
         *
         * @param products told of each with what the message says of itself
         * @param oversized told of each that is too long, without what is in it
         */
        Products(Path file, BiConsumer<MessageElement, OnixHeader> products, Consumer<MessageElement> oversized) {
            this.file = file;
            this.products = products;
            this.oversized = oversized;
        }

        @Override
        public void root(MessageElement root, String namespace) {
            String version = Optional.of(NAMESPACE.matcher(namespace))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .or(() -> root.attribute("release"))
                    .orElse("without a version");
            boolean known = namespace.isEmpty() || NAMESPACE.matcher(namespace).matches();
            if (!known || !READ.matcher(version).matches()) {
                throw new RegistryException(
                        "cannot read %s: it is ONIX %s%s, and 3.0 and 3.1 are read; ask its sender for one of them"
                                .formatted(
                                        file,
                                        version,
                                        namespace.isEmpty() ? "" : " (namespace %s)".formatted(namespace)));
            }
        }

        @Override
        public void record(MessageElement record) {
            if (record.name().equals("Header")) {
                header = OnixHeader.of(record);
            } else {
                products.accept(record, header);
            }
        }

        @Override
        public void oversized(MessageElement withoutContent) {
            oversized.accept(withoutContent);
        }
    }
}
