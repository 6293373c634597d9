package dev.colophon.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.acns.AcnsNotices;
import dev.colophon.cases.message.acns.AcnsNotices.Recognition;
import dev.colophon.cases.message.acns.AcnsWriter;
import dev.colophon.cases.message.acns.Infringement;
import dev.colophon.cases.message.acns.Infringement.NoticeType;
import dev.colophon.cases.message.acns.Infringement.TypeName;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.message.xarf.XarfReport;
import dev.colophon.cases.message.xarf.XarfReports;
import dev.colophon.cases.message.xarf.XarfWriter;
import dev.colophon.cases.notice.draft.DraftAgent;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.MessageListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Writes the files of a notice: its text, the same on paper where that can be printed, the agent's power of attorney, ACNS where it
 * is wanted, and XARF where the sender has a mail address.
 *
 * @param answerAddress where whoever is accused answers it; empty where nobody is reached there
 */
record NoticeFiles(NoticeParts parts, NoticePrinter printer, Optional<String> answerAddress) {

    /** @param listener hears why it is not written as ACNS although that is wanted */
    List<NoticeFile> of(NoticeContent content, MessageListener listener) {
        NoticeForm form = NoticeForm.of(parts.regime().notice().form()).orElseThrow();
        NoticeDocument document =
                answerAddress.map(address -> with(form.write(content), address)).orElseGet(() -> form.write(content));
        List<NoticeFile> files = new ArrayList<>();
        files.add(new NoticeFile(
                "notice.txt", "text/plain", PlainDocument.of(document).getBytes(UTF_8)));
        printer.print(document).ifPresent(pdf -> files.add(new NoticeFile("notice.pdf", "application/pdf", pdf)));
        parts.wishes()
                .agent()
                .flatMap(DraftAgent::power)
                .ifPresent(power ->
                        files.add(new NoticeFile(power.fileName(), power.kind().mediaType(), power.content())));
        if (parts.acns()) {
            files.addAll(acns(form, content, listener));
        }
        if (content.sender().email().isPresent()) {
            List<XarfReport> reports = XarfReports.of(content);
            files.addAll(numbered(reports, "xarf-%d.json", "application/json", XarfWriter::json));
        }
        return List.copyOf(files);
    }

    private static NoticeDocument with(NoticeDocument document, String address) {
        Language language = Language.of(document.language()).orElse(Language.ENGLISH);
        List<NoticeDocument.Section> sections = new ArrayList<>(document.sections());
        sections.add(new NoticeDocument.Section(
                language.say("notice.draft.answer"),
                List.of(new NoticeDocument.Words(language.say("notice.draft.answer.what") + "\n" + address))));
        return new NoticeDocument(document.language(), document.title(), sections);
    }

    /** None, and why, where the standard asks for what is not known: nothing is made up for it. */
    private List<NoticeFile> acns(NoticeForm form, NoticeContent content, MessageListener listener) {
        try {
            List<Infringement> notices = AcnsNotices.of(
                    content,
                    new NoticeType(
                            form == NoticeForm.DMCA ? TypeName.DMCA : TypeName.INFRINGEMENT, false, Optional.empty()),
                    new Recognition(software(), parts.recognisedByContent(), parts.lookedAtByPersons()));
            return numbered(notices, "acns-%d.xml", "application/xml", AcnsWriter::document);
        } catch (MessageRefused e) {
            listener.message("left out: the same as ACNS, for machines: " + e.getMessage());
            return List.of();
        }
    }

    private static <T> List<NoticeFile> numbered(
            List<T> messages, String name, String mediaType, Function<T, String> writer) {
        return IntStream.range(0, messages.size())
                .mapToObj(i -> new NoticeFile(
                        name.formatted(i + 1),
                        mediaType,
                        writer.apply(messages.get(i)).getBytes(UTF_8)))
                .toList();
    }

    private static String software() {
        return "Colophon "
                + Optional.ofNullable(NoticeFiles.class.getPackage().getImplementationVersion())
                        .orElse("built from source");
    }
}
