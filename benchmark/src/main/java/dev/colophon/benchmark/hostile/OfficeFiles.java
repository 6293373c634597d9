package dev.colophon.benchmark.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The smallest Word, EPUB and OpenDocument files with a text and a picture, and the ZIP files that they are. */
final class OfficeFiles {

    private OfficeFiles() {}

    static byte[] docx(String text, byte[] jpeg) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        put(entries, "[Content_Types].xml", """
                <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
        put(entries, "_rels/.rels", """
                <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
        put(entries, "word/_rels/document.xml.rels", """
                <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="p1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/picture.jpg"/></Relationships>""");
        StringBuilder paragraphs = new StringBuilder();
        for (String sentence : text.split("(?<=[.!?]) ", -1)) {
            paragraphs.append("<w:p><w:r><w:t>").append(sentence).append("</w:t></w:r></w:p>");
        }
        put(entries, "word/document.xml", """
                <?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
                xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>%s<w:p><w:r><w:drawing><a:graphic><a:graphicData>
                <pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="p1"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></w:drawing></w:r></w:p></w:body></w:document>""".formatted(paragraphs));
        entries.put("word/media/picture.jpg", jpeg);
        return zip(entries);
    }

    static byte[] epub(String text, byte[] jpeg) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        put(entries, "mimetype", "application/epub+zip");
        put(entries, "META-INF/container.xml", """
                <?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                <rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""");
        put(entries, "book.opf", """
                <?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata
                xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">a</dc:identifier><dc:title>Book</dc:title><dc:language>en</dc:language></metadata>
                <manifest><item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/><item id="p1" href="picture.jpg" media-type="image/jpeg"/></manifest>
                <spine><itemref idref="c1"/></spine></package>""");
        put(entries, "c1.xhtml", """
                <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head><body><p>%s</p><img src="picture.jpg" alt="x"/></body></html>""".formatted(text));
        entries.put("picture.jpg", jpeg);
        return zip(entries);
    }

    static byte[] odt(String text, byte[] jpeg) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        put(entries, "mimetype", "application/vnd.oasis.opendocument.text");
        put(entries, "content.xml", """
                <?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
                xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>%s</text:p><text:p><draw:frame>
                <draw:image xlink:href="Pictures/picture.jpg"/></draw:frame></text:p></office:text></office:body></office:document-content>""".formatted(text));
        put(entries, "META-INF/manifest.xml", """
                <?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
                <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>""");
        entries.put("Pictures/picture.jpg", jpeg);
        return zip(entries);
    }

    private static void put(Map<String, byte[]> entries, String name, String content) {
        entries.put(name, content.getBytes(UTF_8));
    }

    /** Packs entries in their order; one with the name {@code mimetype} is stored, as EPUB and OpenDocument want it. */
    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                if (entry.getKey().equals("mimetype")) {
                    CRC32 crc = new CRC32();
                    crc.update(entry.getValue());
                    header.setMethod(ZipEntry.STORED);
                    header.setSize(entry.getValue().length);
                    header.setCrc(crc.getValue());
                }
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Unpacks what {@link #zip} packed. */
    static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
