package dev.colophon.registry.message.xml;

import dev.colophon.registry.work.RegistryException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a message record by record in one pass, of which it holds one record at a time.
 *
 * <p>Nothing outside the file is read and nothing in it is expanded: a document type declaration, which is where entities come
 * from, is refused. Depth, the length of a piece of markup and the size of a record are bounded, so that time and memory are those
 * of the file's length at most.
 */
public final class MessageXml {

    private static final int DEEPEST = 64;
    private static final long LONGEST_FILE = 2L << 30;
    private static final int LONGEST_MARKUP = 1 << 20;

    /** A product with everything that ONIX knows of it has some thousands. */
    private static final int MOST_ELEMENTS = 20_000;

    private static final int MOST_CHARACTERS = 1 << 20;

    private static final XMLInputFactory FACTORY = factory();

    /** Who takes a message. */
    public interface Receiver {

        /**
         * Takes the outermost element, without what is in it.
         *
         * @param namespace empty when it has none
         * @throws RegistryException when it is none that can be read
         */
        void root(MessageElement root, String namespace);

        /** Takes a record. */
        void record(MessageElement record);

        /** A record was left out: it is longer than any is. */
        void oversized(MessageElement withoutContent);
    }

    /**
     * How messages of a kind are built.
     *
     * @param lists elements whose children are records, beside the root
     * @param records that are wanted; others are passed over
     * @param names the name that is meant by one
     */
    public record Format(Set<String> lists, Set<String> records, UnaryOperator<String> names) {

        public Format {
            lists = Set.copyOf(lists);
            records = Set.copyOf(records);
        }
    }

    private final Path file;
    private final Format format;
    private final Receiver receiver;
    private final BoundedMarkup bytes;
    private final XMLStreamReader reader;
    private int elements;
    private long characters;

    private MessageXml(Path file, Format format, Receiver receiver, BoundedMarkup bytes) throws XMLStreamException {
        this.file = file;
        this.format = format;
        this.receiver = receiver;
        this.bytes = bytes;
        this.reader = reader(bytes);
    }

    private static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        try {
            return FACTORY.createXMLStreamReader(bytes);
        } catch (RuntimeException e) {
            throw new XMLStreamException("malformed", e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // The JDK counts &amp; and its like against the limits of entities, over a whole file; there are no others
        // here.
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        return factory;
    }

    /**
     * Reads a file.
     *
     * @throws RegistryException when it is not such XML, says more than is taken, or cannot be read; what was told before then
     *     belongs to a message that is not whole
     */
    public static void read(Path file, Format format, Receiver receiver) {
        parse(file, format, receiver, MessageXml::message);
    }

    /**
     * The name of the outermost element of a file.
     *
     * @throws RegistryException when it does not begin as XML, or cannot be read
     */
    public static String root(Path file) {
        Outermost outermost = new Outermost();
        parse(file, new Format(Set.of(), Set.of(), UnaryOperator.identity()), outermost, MessageXml::beginning);
        return outermost.name;
    }

    private static final class Outermost implements Receiver {

        private String name = "";

        @Override
        public void root(MessageElement root, String namespace) {
            name = root.name();
        }

        @Override
        public void record(MessageElement record) {}

        @Override
        public void oversized(MessageElement withoutContent) {}
    }

    private interface Pass {
        void run(MessageXml message) throws XMLStreamException;
    }

    private static void parse(Path file, Format format, Receiver receiver, Pass pass) {
        try (BoundedMarkup bytes = new BoundedMarkup(new BufferedInputStream(open(file)), LONGEST_MARKUP)) {
            pass.run(new MessageXml(file, format, receiver, bytes));
        } catch (XMLStreamException e) {
            throw malformed(file, e);
        } catch (NoSuchFileException e) {
            throw new RegistryException("cannot read %s: no such file; check the name".formatted(file), e);
        } catch (IOException e) {
            throw new RegistryException("cannot read %s: check what it is and who may read it".formatted(file), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.size(file) > LONGEST_FILE) {
            throw new RegistryException("cannot read %s: longer than %d GB; ask for it in several messages"
                    .formatted(file, LONGEST_FILE >> 30));
        }
        return Files.newInputStream(file);
    }

    private static RegistryException malformed(Path file, XMLStreamException e) {
        if (e.getNestedException() instanceof BoundedMarkup.TooLongException) {
            return new RegistryException(
                    "cannot read %s: one piece of it, such as an attribute or a comment, is longer than %,d bytes"
                            .formatted(file, LONGEST_MARKUP));
        }
        // Its own words are in the language of the machine, and long.
        String place = Optional.ofNullable(e.getLocation())
                .filter(location -> location.getLineNumber() > 0)
                .map(location ->
                        " at line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber()))
                .orElse("");
        return new RegistryException(
                "cannot read %s: it is not well-formed XML%s; nothing of it is taken, get it again"
                        .formatted(file, place),
                e);
    }

    private void message() throws XMLStreamException {
        beginning();
        list(1);
        while (reader.hasNext()) {
            next(); // what follows the root has to be well-formed, too
        }
    }

    private void beginning() throws XMLStreamException {
        int event = reader.getEventType();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
        receiver.root(shell(), Optional.ofNullable(reader.getNamespaceURI()).orElse(""));
    }

    /** The next event; none is a document type declaration. */
    private int next() throws XMLStreamException {
        int event;
        try {
            event = reader.next();
        } catch (RuntimeException e) {
            // The parser of the JDK answers so to some malformed files.
            throw new XMLStreamException("malformed", reader.getLocation(), e);
        }
        bytes.event();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new RegistryException(
                    "cannot read %s: it has a document type declaration or an entity of its own at line %d, which messages have no use for"
                            .formatted(file, line()));
        }
        return event;
    }

    private long line() {
        return reader.getLocation().getLineNumber();
    }

    /** What is in the root, or in a list of it. */
    private void list(int depth) throws XMLStreamException {
        int event = next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                child(depth + 1);
            }
            event = next();
        }
    }

    private void child(int depth) throws XMLStreamException {
        String name = name();
        if (format.lists().contains(name) && depth == 2) {
            list(depth);
        } else if (format.records().contains(name)) {
            elements = 0;
            characters = 0;
            MessageElement shell = shell();
            MessageElement record = element(depth);
            if (isOversized()) {
                receiver.oversized(shell);
            } else {
                receiver.record(record);
            }
        } else {
            pass(depth);
        }
    }

    private String name() {
        return format.names().apply(reader.getLocalName());
    }

    private boolean isOversized() {
        return elements > MOST_ELEMENTS || characters > MOST_CHARACTERS;
    }

    /** The element that begins here without what is in it. */
    private MessageElement shell() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return new MessageElement(name(), attributes, "", List.of(), line());
    }

    /** The element that begins here; of an oversized record nothing more is kept. */
    private MessageElement element(int depth) throws XMLStreamException {
        checkDepth(depth);
        MessageElement shell = shell();
        elements++;
        shell.attributes().forEach((name, value) -> characters += name.length() + value.length());
        StringBuilder text = new StringBuilder();
        List<MessageElement> children = new ArrayList<>();
        int event = next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    MessageElement child = element(depth + 1);
                    if (!isOversized()) {
                        children.add(child);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    characters += reader.getTextLength();
                    if (!isOversized()) {
                        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                default -> {} // a comment or a processing instruction
            }
            event = next();
        }
        return new MessageElement(
                shell.name(), shell.attributes(), text.toString().strip(), children, shell.line());
    }

    private void pass(int depth) throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            checkDepth(depth + open - 1);
        }
    }

    private void checkDepth(int depth) {
        if (depth > DEEPEST) {
            throw new RegistryException("cannot read %s: at line %d more than %d elements lie within each other"
                    .formatted(file, line(), DEEPEST));
        }
    }
}
