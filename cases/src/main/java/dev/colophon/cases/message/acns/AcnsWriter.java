package dev.colophon.cases.message.acns;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.acns.Infringement.ContentMatched;
import dev.colophon.cases.message.acns.Infringement.Declaration;
import dev.colophon.cases.message.acns.Infringement.Detection;
import dev.colophon.cases.message.acns.Infringement.FileHash;
import dev.colophon.cases.message.acns.Infringement.Item;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.PastNotice;
import dev.colophon.cases.message.acns.Infringement.Source;
import dev.colophon.cases.message.acns.Infringement.SubType;
import dev.colophon.cases.message.acns.Infringement.Verification;
import dev.colophon.evidence.report.Visible;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes {@link Infringement} as XML, in the order of the schema. No line of it begins within a text but those of the texts. */
public final class AcnsWriter {

    /** Of every version of the standard. */
    static final String NAMESPACE = "http://www.acns.net/ACNS";

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String VERSION = "1.2";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private AcnsWriter() throws XMLStreamException {
        this.xml = FACTORY.createXMLStreamWriter(text);
    }

    /** The element alone, without an XML declaration: mail carries it within a text. Lines end in line feeds. */
    public static String element(Infringement infringement) {
        try {
            AcnsWriter writer = new AcnsWriter();
            writer.infringement(infringement);
            writer.xml.close();
            return writer.text + "\n";
        } catch (XMLStreamException e) {
            throw new MessageRefused("the ACNS notice cannot be written", e);
        }
    }

    /** The element as a document of its own, in UTF-8. */
    public static String document(Infringement infringement) {
        return DECLARATION + element(infringement);
    }

    /** The element of such a document, as {@link #element} writes it. */
    public static String elementOf(String document) {
        return document.startsWith(DECLARATION) ? document.substring(DECLARATION.length()) : document;
    }

    private void infringement(Infringement one) throws XMLStreamException {
        xml.writeStartElement("Infringement");
        xml.writeDefaultNamespace(NAMESPACE);
        // A global attribute: without a prefix it would be in no namespace.
        xml.writeNamespace("acns", NAMESPACE);
        xml.writeAttribute("acns", NAMESPACE, "schemaVersion", VERSION);
        begin("Case");
        element("ID", one.reference().id());
        element("Ref_URL", one.reference().url());
        element("Status", one.reference().status());
        element("Severity", one.reference().severity().map(Infringement.Severity::word));
        end();
        contact("Complainant", one.complainant());
        contact("Service_Provider", one.serviceProvider());
        source(one.source());
        begin("Content");
        for (Item item : one.content()) {
            item(item);
        }
        end();
        history(one.history());
        element("Notes", one.notes());
        if (one.type().isPresent()) {
            type(one.type().get());
        }
        if (one.detection().isPresent()) {
            detection(one.detection().get());
        }
        if (one.verification().isPresent()) {
            verification(one.verification().get());
        }
        if (one.textNotice().isPresent()) {
            begin("TextNotice");
            xml.writeCharacters(Visible.lines(one.textNotice().get()));
            xml.writeEndElement();
        }
        element("VerifiedData", one.verifiedData().map(Base64.getEncoder()::encodeToString));
        for (Declaration declaration : one.declarations()) {
            begin("Declarations");
            element("Type", declaration.type());
            element("Body", declaration.body());
            element("LinkToBody", declaration.linkToBody());
            end();
        }
        end();
    }

    private void contact(String name, AcnsContact contact) throws XMLStreamException {
        begin(name);
        element("Entity", contact.entity());
        element("Contact", contact.contact());
        element("Address", contact.address());
        element("Phone", contact.phone());
        element("Email", contact.email());
        element("ContactURL", contact.contactUrl());
        end();
    }

    private void source(Source source) throws XMLStreamException {
        begin("Source");
        element("TimeStamp", time(source.timeStamp()));
        element("IP_Address", source.ipAddress().map(InetAddress::getHostAddress));
        element("Port", source.port());
        element("Protocol", source.protocol());
        element("DNS_Name", source.dnsName());
        element("Type", source.type());
        if (source.subType().isPresent()) {
            SubType subType = source.subType().get();
            begin("SubType");
            attribute("BaseType", Optional.of(subType.baseType()));
            attribute("Protocol", subType.protocol());
            attribute("Application", subType.application());
            characters(subType.text());
            xml.writeEndElement();
        }
        element("URL_Base", source.urlBase());
        element("Number_Files", source.numberFiles());
        element("Deja_Vu", source.dejaVu().map(before -> before ? "Yes" : "No"));
        element("IsSource", source.isSource());
        end();
    }

    private void item(Item item) throws XMLStreamException {
        begin("Item");
        element("TimeStamp", time(item.timeStamp()));
        for (Infringement.Seen seen : item.alsoSeen()) {
            begin("AlsoSeen");
            attribute("Start", Optional.of(time(seen.start())));
            attribute("End", Optional.of(time(seen.end())));
            xml.writeEndElement();
        }
        element("Title", item.title());
        element("Artist", item.artist());
        element("FileName", item.fileName());
        element("FileSize", item.fileSize());
        element("URL", item.url());
        element("Type", item.type());
        element("ExplicitType", item.explicitType().map(Infringement.ExplicitType::word));
        hash("Hash", "Type", item.hash());
        element("UseNetHeader", item.useNetHeader());
        end();
    }

    private void history(List<PastNotice> notices) throws XMLStreamException {
        if (notices.isEmpty()) {
            return;
        }
        begin("History");
        for (PastNotice notice : notices) {
            begin("Notice");
            attribute("ID", Optional.of(notice.id()));
            attribute("TimeStamp", Optional.of(time(notice.timeStamp())));
            xml.writeCharacters(Visible.lines(notice.text()));
            xml.writeEndElement();
        }
        end();
    }

    private void type(NoticeType type) throws XMLStreamException {
        begin("Type");
        attribute("Retraction", Optional.of(type.retraction()));
        attribute("Comments", type.comments());
        xml.writeCharacters(type.name().name());
        xml.writeEndElement();
    }

    private void detection(Detection detection) throws XMLStreamException {
        begin("Detection");
        begin("Asset");
        element("OriginalAssetName", detection.assetName());
        hash("OriginalAssetID", "type", detection.assetId());
        end();
        if (detection.contentMatched().isPresent()) {
            ContentMatched matched = detection.contentMatched().get();
            begin("ContentMatched");
            attribute("Audio", Optional.of(matched.audio()));
            attribute("Video", Optional.of(matched.video()));
            attribute("Text", Optional.of(matched.text()));
            attribute("Image", Optional.of(matched.image()));
            attribute("MatchThreshold", matched.matchThreshold());
            attribute("Fingerprint", Optional.of(matched.fingerprint()));
            attribute("Human", Optional.of(matched.human()));
            xml.writeEndElement();
        }
        element("HashMatched", detection.hashMatched());
        element("MetadataMatched", detection.metadataMatched());
        hash("WatermarkMatched", "type", detection.watermark());
        element("VerificationID", detection.verificationId());
        element("VerifiedDataLoc", detection.verifiedDataLoc());
        end();
    }

    private void verification(Verification verification) throws XMLStreamException {
        begin("Verification");
        if (verification.level().isPresent()) {
            begin("VerificationLevel");
            attribute("Type", verification.levelType());
            characters(verification.level().get().toString());
            xml.writeEndElement();
        }
        element("Notes", verification.notes());
        end();
    }

    private void hash(String name, String typeName, Optional<FileHash> hash) throws XMLStreamException {
        if (hash.isPresent()) {
            begin(name);
            attribute(typeName, Optional.of(hash.get().type()));
            characters(hash.get().value());
            xml.writeEndElement();
        }
    }

    private void begin(String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
    }

    /** The end of an element that others are in. */
    private void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void attribute(String name, Optional<?> value) throws XMLStreamException {
        if (value.isPresent()) {
            xml.writeAttribute(name, Visible.line(value.get().toString()));
        }
    }

    private void element(String name, Optional<?> value) throws XMLStreamException {
        if (value.isPresent()) {
            element(name, value.get().toString());
        }
    }

    private void element(String name, String value) throws XMLStreamException {
        begin(name);
        characters(value);
        xml.writeEndElement();
    }

    private void characters(String value) throws XMLStreamException {
        xml.writeCharacters(Visible.line(value));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
