package dev.colophon.evidence.verify.program;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.record.RecordReport;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a public record came to, for people and for programs. */
public final class RecordText {

    private RecordText() {}

    /** That every number follows from the log, or the first thing that does not hold, in a sentence. */
    public static String sentence(RecordReport report, Language language) {
        return report.fault()
                .map(fault -> language.say("record.fails", shown(fault).in(language)))
                .orElseGet(() -> language.say(
                        "record.holds", report.sums(), report.acts(), report.leaves(), printable(report.log())));
    }

    /** Lines that each end in a newline. */
    static String of(Path folder, RecordReport report, TrustStore trust, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(language.say("record.folder", folder.toString()));
        lines.add(sentence(report, language));
        if (report.trusted()) {
            String operator = trust.logs().stream()
                    .filter(known -> known.key().name().equals(report.log()))
                    .findFirst()
                    .map(TrustStore.Operated::operator)
                    .orElse("");
            lines.add(language.say("receipt.known", printable(report.log()), operator));
        } else {
            lines.add(language.say("record.unknown"));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Records are anybody's: what could be taken for a command to a terminal is not shown. */
    private static Message shown(Message fault) {
        return fault.with(RecordText::printable);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }

    /** A line of canonical JSON, as {@code verified-record.schema.json} has it. */
    static byte[] json(RecordReport report) {
        Map<String, Object> members = new TreeMap<>();
        members.put("held", report.fault().isEmpty());
        report.fault().ifPresent(fault -> members.put("fault", fault.toString()));
        members.put("log", report.log());
        members.put("leaves", report.leaves());
        members.put("acts", report.acts());
        members.put("sums", report.sums());
        members.put("trustedKey", report.trusted());
        return CanonicalJson.bytes(members);
    }
}
