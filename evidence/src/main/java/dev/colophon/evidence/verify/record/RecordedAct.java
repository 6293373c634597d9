package dev.colophon.evidence.verify.record;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a decision, a message or a look was about, as the public record tells it: nobody's data, but hosts and
 * copies under names that say nothing.
 *
 * <pre>{@code
 * {"hosts":{"pirate.example":["0f1e2d3c4b5a6978"]},"regime":"us-dmca-1998","v":2,"what":"notice"}
 * }</pre>
 *
 * @param what {@code notice}, {@code answer.bounced}, {@code counter-notice.complete}, {@code result.restored}, {@code look.GONE},
 *     {@code retraction}, {@code decision.CONFIRMED} …
 * @param regime the procedure; empty where there is none
 * @param copies which copies at which host, at least one, each by 64 bits in hexadecimal: the same copy has the same in every act of
 *     a log, so that whoever counts counts it once
 */
public record RecordedAct(String what, String regime, SortedMap<String, List<String>> copies) {

    private static final String PART = "subject";
    private static final String WORD = "[A-Za-z0-9._-]{1,80}";
    private static final String HOST = "[a-z0-9._:\\[\\]-]{1,260}";
    private static final String COPY = "[0-9a-f]{16}";
    private static final long VERSION = 2;

    public RecordedAct {
        copies = new TreeMap<>(copies);
        copies.replaceAll((_, named) -> named.stream().sorted().distinct().toList());
        if (!what.matches(WORD) || !(regime.isEmpty() || regime.matches(WORD)) || copies.isEmpty()) {
            throw new IllegalArgumentException("no act of a public record: " + what);
        }
        copies.forEach((host, named) -> {
            if (!host.matches(HOST) || named.isEmpty() || !named.stream().allMatch(copy -> copy.matches(COPY))) {
                throw new IllegalArgumentException("no host and names of copies: " + host);
            }
        });
    }

    /** The canonical bytes that a leaf holds the salted hash of. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Map.of("v", VERSION, "what", what, "regime", regime, "hosts", copies));
    }

    /**
     * Reads what was written so.
     *
     * @throws MalformedPart when it is anything else
     */
    static RecordedAct read(byte[] subject) throws MalformedPart {
        JsonObject json = StrictJson.canonical(subject, PART).only("v", "what", "regime", "hosts");
        if (json.number("v") != VERSION) {
            throw new MalformedPart(PART, Message.of("record.version"));
        }
        SortedMap<String, List<String>> copies = new TreeMap<>();
        JsonObject hosts = json.object("hosts");
        for (String host : hosts.members().keySet()) {
            copies.put(host, hosts.texts(host));
        }
        try {
            return new RecordedAct(json.text("what"), json.text("regime"), copies);
        } catch (IllegalArgumentException e) {
            throw new MalformedPart(PART, Message.verbatim(String.valueOf(e.getMessage())), e);
        }
    }

    /** Whether it is what a leaf says: the outcome of a decision, or the step of a procedure. */
    boolean fits(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Decision decision -> what.equals("decision." + decision.outcome());
            case LogEntry.Notice notice ->
                switch (notice.step()) {
                    case NOTICE -> what.equals("notice");
                    case ANSWER -> what.startsWith("answer.");
                    case COUNTER_NOTICE -> what.startsWith("counter-notice.");
                    case RESULT -> what.startsWith("result.") || what.startsWith("look.");
                    case RETRACTION -> what.equals("retraction");
                };
            case LogEntry.Registration _, LogEntry.Capture _, LogEntry.Precheck _, LogEntry.Report _ -> false;
        };
    }
}
