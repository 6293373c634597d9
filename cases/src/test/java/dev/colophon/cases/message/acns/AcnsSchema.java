package dev.colophon.cases.message.acns;

import dev.colophon.cases.message.OtherProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The published schema, unmodified, read by the JDK without any network. */
final class AcnsSchema {

    private AcnsSchema() {}

    static Path folder() {
        return OtherProgram.vectors("acns").resolve("share/schema");
    }

    static Path file() {
        return folder().resolve("1.2/acns.xsd");
    }

    static Schema load() throws SAXException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setResourceResolver(resolver(folder()));
        return factory.newSchema(new StreamSource(file().toFile()));
    }

    /** The two schemas that it imports by their address; of a DTD nothing. */
    private static LSResourceResolver resolver(Path folder) {
        return (type, namespace, publicId, systemId, base) -> {
            if (namespace != null && namespace.contains("xmlmime")) {
                return new Input(systemId, read(folder.resolve("xmlmime.xsd")));
            }
            if (namespace != null && namespace.contains("xmldsig")) {
                return new Input(systemId, read(folder.resolve("xmldsig.xsd")));
            }
            return new Input(systemId, new byte[0]);
        };
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes under an address. */
    private record Input(@Nullable String systemId, byte[] bytes) implements LSInput {

        @Override
        public InputStream getByteStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public @Nullable Reader getCharacterStream() {
            return bytes.length == 0 ? new StringReader("") : null;
        }

        @Override
        public @Nullable String getSystemId() {
            return systemId;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(@Nullable Reader reader) {}

        @Override
        public void setByteStream(@Nullable InputStream stream) {}

        @Override
        public void setStringData(@Nullable String data) {}

        @Override
        public void setSystemId(@Nullable String id) {}

        @Override
        public void setPublicId(@Nullable String id) {}

        @Override
        public void setBaseURI(@Nullable String uri) {}

        @Override
        public void setEncoding(@Nullable String encoding) {}

        @Override
        public void setCertifiedText(boolean certified) {}
    }
}
