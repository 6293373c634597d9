package dev.colophon.cases.message.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.acns.AcnsWriter;
import dev.colophon.cases.message.acns.Infringement;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.message.mail.NoticeMail.Attached;
import dev.colophon.cases.message.mail.NoticeMail.FileKind;
import dev.colophon.cases.message.xarf.XarfReport;
import dev.colophon.cases.message.xarf.XarfWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a notice's mail says, to people and to machines. */
public final class MailText {

    private static final String RULE = "\n" + "-".repeat(72) + "\n\n";

    private MailText() {}

    /**
     * The text: the notice in each language, then as ACNS, because what providers read mail with cuts the element {@code
     * Infringement} out of the text.
     *
     * @param documents in the recipient's language first
     */
    public static String body(List<NoticeDocument> documents, List<Infringement> acns) {
        List<String> parts =
                new ArrayList<>(documents.stream().map(PlainDocument::of).toList());
        acns.stream().map(AcnsWriter::element).forEach(parts::add);
        return parts.stream().collect(Collectors.joining(RULE));
    }

    /** The files: each ACNS notice and each XARF report by itself, then the report on paper. */
    public static List<Attached> files(List<Infringement> acns, List<XarfReport> xarf, Optional<byte[]> report) {
        List<Attached> files = new ArrayList<>();
        for (Infringement notice : acns) {
            files.add(new Attached(
                    "acns-%d.xml".formatted(files.size() + 1),
                    FileKind.XML,
                    AcnsWriter.document(notice).getBytes(UTF_8)));
        }
        for (int i = 0; i < xarf.size(); i++) {
            files.add(new Attached(
                    "xarf-%d.json".formatted(i + 1),
                    FileKind.JSON,
                    XarfWriter.json(xarf.get(i)).getBytes(UTF_8)));
        }
        report.ifPresent(pdf -> files.add(new Attached("notice.pdf", FileKind.PDF, pdf)));
        return List.copyOf(files);
    }
}
