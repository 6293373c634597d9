package dev.colophon.evidence.verify.program;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.verify.receipt.PrecheckReceipt;
import dev.colophon.evidence.verify.receipt.ReceiptReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a receipt proves, for people and for programs. */
final class ReceiptText {

    private static final String STATE = "state";

    private ReceiptText() {}

    /** Lines that each end in a newline. */
    static String of(ReceiptReport report, Language language) {
        PrecheckReceipt receipt = report.receipt();
        List<String> lines = new ArrayList<>();
        lines.add(language.say("receipt.file", report.file().toString()));
        lines.add(report.fault()
                .map(why -> language.say("receipt.fails", why.in(language)))
                .orElseGet(() -> language.say("receipt.holds")));
        lines.add(language.say(
                "receipt.asked",
                receipt.statement().time().toString(),
                receipt.statement().query().hex()));
        if (report.fault().isEmpty()) {
            report.asked().ifPresent(path -> lines.add(language.say("receipt.same", path.toString())));
        }
        lines.add(language.say("receipt.answered", state(receipt, language)));
        String log = printable(receipt.key().name());
        lines.add(language.say("receipt.leaf", String.valueOf(receipt.proof().index()), log));
        lines.add(report.operator()
                .map(operator -> language.say("receipt.known", log, operator))
                .orElseGet(() -> language.say("receipt.unknown")));
        return String.join("\n", lines) + "\n";
    }

    /** Receipts of others may say what nobody here has named. */
    private static String state(PrecheckReceipt receipt, Language language) {
        String state = printable(String.valueOf(receipt.answer().get(STATE)));
        String key = "receipt.state." + state;
        return language.has(key) ? language.say(key) : state;
    }

    private static String printable(String text) {
        return text.replaceAll("\\P{Graph}", "?");
    }

    /** A line of canonical JSON, as {@code verified-receipt.schema.json} has it. */
    static byte[] json(ReceiptReport report) {
        PrecheckReceipt receipt = report.receipt();
        Map<String, Object> members = new TreeMap<>();
        members.put("receipt", report.file().toString());
        members.put("holds", report.fault().isEmpty());
        report.fault().ifPresent(why -> members.put("fault", why.toString()));
        members.put("trusted", report.operator().isPresent());
        members.put("time", receipt.statement().time().toString());
        members.put("query", receipt.statement().query().hex());
        members.put("index", receipt.statement().index());
        members.put("answer", receipt.answer());
        members.put("log", receipt.key().name());
        members.put("key", receipt.key().toString());
        members.put("leaf", receipt.proof().index());
        return CanonicalJson.bytes(members);
    }
}
