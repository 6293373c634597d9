package dev.colophon.cases.message.acns;

import dev.colophon.cases.message.UnreadableMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** XML of strangers, small and shallow, without document type declaration and without anything from outside. */
final class AnswerXml {

    static final int MOST_BYTES = 1 << 20;
    static final int DEEPEST = 32;

    private AnswerXml() {}

    /**
     * The outermost element of a document.
     *
     * @throws UnreadableMessage when it is none, too long or too deep
     */
    static Element root(byte[] xml) {
        if (xml.length > MOST_BYTES) {
            throw new UnreadableMessage("XML of more than %,d bytes is not read".formatted(MOST_BYTES));
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(QUIET);
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (SAXParseException e) {
            throw new UnreadableMessage(
                    "XML that is not well-formed, has a document type declaration, or is more than %d elements deep, at line %d"
                            .formatted(DEEPEST, Math.max(1, e.getLineNumber())),
                    e);
        } catch (SAXException | IOException | RuntimeException e) {
            // The parser of the JDK answers so to some malformed files.
            throw new UnreadableMessage("XML that is not well-formed", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of this Java cannot be bounded", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(DEEPEST));
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setCoalescing(true);
        return factory;
    }

    /** The builder's own prints to standard error. */
    private static final ErrorHandler QUIET = new ErrorHandler() {

        @Override
        public void warning(SAXParseException exception) {
            // Of no concern.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    };

    static List<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static List<Element> children(Element element, String name) {
        return children(element).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
    }

    static Optional<Element> child(Element element, String name) {
        return children(element, name).stream().findFirst();
    }

    /** What is in an element, without blanks around it. */
    static String text(Element element) {
        return element.getTextContent().strip();
    }
}
