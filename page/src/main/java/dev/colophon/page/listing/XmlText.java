package dev.colophon.page.listing;

import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of strangers, made fit for parsers that trust it: no DTD, no entities but those of XML, at most 100 levels deep (the limit of the JDK),
 * and well-formed, because entries that are not were taken out.
 */
final class XmlText {

    /** Each costs one more pass over the text. */
    private static final int MOST_REMOVED = 20;

    private static final XMLInputFactory FACTORY = factory();

    /** Why a text is not well-formed, where, and which elements were open there. */
    private record Flaw(String reason, int at, int line, Deque<String> open, boolean fatal) {}

    private XmlText() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /** The characters, by byte order mark, header and XML declaration; controls that no XML may hold become spaces. */
    static String decode(byte[] bytes, String contentType) throws IOException {
        try (Reader reader = contentType.isEmpty()
                ? new XmlReader(new ByteArrayInputStream(bytes), true)
                : new XmlReader(new ByteArrayInputStream(bytes), contentType, true)) {
            StringBuilder text = new StringBuilder(bytes.length);
            char[] piece = new char[1 << 14];
            for (int length = reader.read(piece); length >= 0; length = reader.read(piece)) {
                for (int i = 0; i < length; i++) {
                    char c = piece[i];
                    boolean refused = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= 0xFFFE;
                    text.append(refused ? ' ' : c);
                }
            }
            int start = 0;
            while (start < text.length() && (text.charAt(start) <= ' ' || text.charAt(start) == 0xFEFF)) {
                start++;
            }
            return text.substring(start);
        }
    }

    /** The text without what is not well-formed; what was taken out is told to the listing. Empty when nothing is left. */
    static Optional<String> mended(String xml, Set<String> entryNames, ListingBuilder listing) {
        String text = xml;
        int removedLines = 0;
        for (int removed = 0; removed <= MOST_REMOVED; removed++) {
            Optional<Flaw> found = flaw(text);
            if (found.isEmpty()) {
                return Optional.of(text);
            }
            Flaw flaw = found.get();
            String where = "line " + (flaw.line() + removedLines) + ": " + flaw.reason();
            if (flaw.fatal()) {
                listing.problem(where);
                return Optional.empty();
            }
            listing.skip(where);
            int[] part = entryAround(text, flaw.at(), entryNames);
            boolean last = removed == MOST_REMOVED - 1 || part[1] < 0;
            if (part[0] <= 0) {
                return Optional.empty();
            }
            if (last) {
                listing.cut(where.substring(0, where.indexOf(':')) + ": what follows is not read");
                text = text.substring(0, part[0]) + closing(flaw.open(), entryNames);
            } else {
                removedLines += (int) text.substring(part[0], part[1])
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                text = text.substring(0, part[0]) + text.substring(part[1]);
            }
        }
        return Optional.empty();
    }

    /** From where to where the entry goes in which an offset lies, or which ends before it; the end may be missing. */
    private static int[] entryAround(String text, int at, Set<String> entryNames) {
        int start = -1;
        String name = "";
        for (String candidate : entryNames) {
            int found = opening(text, candidate, at);
            if (found > start) {
                start = found;
                name = candidate;
            }
        }
        if (start < 0) {
            return new int[] {-1, -1};
        }
        int end = text.indexOf("</" + name + ">", start);
        int next = end < 0 ? -1 : end + name.length() + 3;
        if (next >= 0 && next <= at) {
            // The flaw lies between two entries: what stands there goes with the next one.
            int following = text.indexOf("</" + name + ">", at);
            return new int[] {next, following < 0 ? -1 : following + name.length() + 3};
        }
        return new int[] {start, next};
    }

    private static int opening(String text, String name, int at) {
        int found = text.lastIndexOf("<" + name, at);
        while (found >= 0) {
            int after = found + 1 + name.length();
            if (after < text.length() && (text.charAt(after) == '>' || text.charAt(after) <= ' ')) {
                return found;
            }
            found = text.lastIndexOf("<" + name, found - 1);
        }
        return -1;
    }

    private static String closing(Deque<String> open, Set<String> entryNames) {
        StringBuilder closing = new StringBuilder();
        Deque<String> outside = new ArrayDeque<>();
        for (var names = open.descendingIterator(); names.hasNext(); ) {
            String name = names.next();
            if (entryNames.contains(name)) {
                break;
            }
            outside.push(name);
        }
        outside.forEach(name -> closing.append("</").append(name).append('>'));
        return closing.toString();
    }

    private static Optional<Flaw> flaw(String text) {
        Deque<String> open = new ArrayDeque<>();
        Location at = new Start();
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                at = reader.getLocation();
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        String prefix = reader.getPrefix();
                        open.push((prefix == null || prefix.isEmpty() ? "" : prefix + ":") + reader.getLocalName());
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.DTD -> {
                        return Optional.of(fatal("a document type declaration is not read", at));
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.of(new Flaw(
                                "an entity that is not of XML", offset(text, at), at.getLineNumber(), open, false));
                    }
                    default -> {}
                }
            }
            return Optional.empty();
        } catch (XMLStreamException notWellFormed) {
            Location place = notWellFormed.getLocation() == null ? at : notWellFormed.getLocation();
            String message = String.valueOf(notWellFormed.getMessage());
            if (message.contains("JAXP0001")) {
                boolean deep = message.contains("maxElementDepth");
                return Optional.of(fatal(
                        deep ? "more than 100 elements inside each other" : "beyond the limits of XML here", place));
            }
            return Optional.of(new Flaw("not well-formed", offset(text, place), place.getLineNumber(), open, false));
        }
    }

    private static Flaw fatal(String reason, Location at) {
        return new Flaw(reason, 0, at.getLineNumber(), new ArrayDeque<>(), true);
    }

    /** By line and column: the offset of this parser is one of its buffers. */
    private static int offset(String text, Location at) {
        int start = 0;
        for (int line = 1; line < at.getLineNumber() && start >= 0; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return text.length();
            }
        }
        return Math.min(text.length(), start + Math.max(0, at.getColumnNumber() - 1));
    }

    private static final class Start implements Location {
        @Override
        public int getLineNumber() {
            return 1;
        }

        @Override
        public int getColumnNumber() {
            return 1;
        }

        @Override
        public int getCharacterOffset() {
            return 0;
        }

        @Override
        public String getPublicId() {
            return "";
        }

        @Override
        public String getSystemId() {
            return "";
        }
    }
}
