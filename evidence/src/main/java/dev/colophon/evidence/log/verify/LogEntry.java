package dev.colophon.evidence.log.verify;

import dev.colophon.evidence.messages.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A leaf of the log: canonical JSON of about 200 bytes with a type, a time and the hash of what it is about. Nothing
 * personal stands in it. {@link #bytes()} is what is hashed and logged.
 */
public sealed interface LogEntry {

    /** When it happened, to the millisecond. */
    Instant time();

    Subject subject();

    /** A work was registered; the subject is the record of it. */
    record Registration(Instant time, Subject subject) implements LogEntry {
        public Registration {
            time = LeafFields.time(time);
        }
    }

    /**
     * Evidence was captured; the subject is the file {@code datapackage.json} of the bundle.
     *
     * @param caseId the case it belongs to: letters, digits, {@code . _ -}, at most 64
     * @param timestamp SHA-256 of the RFC 3161 response over the same file, where there was one
     */
    record Capture(Instant time, Subject subject, String caseId, Optional<Hash> timestamp) implements LogEntry {
        public Capture {
            time = LeafFields.time(time);
            LeafFields.word(caseId);
        }
    }

    /**
     * It was decided what a sighting is.
     *
     * @param subject salted, because it names places and people
     * @param outcome the decision's word, such as {@code CLEARED_LICENSED}
     */
    record Decision(Instant time, Subject subject, String outcome) implements LogEntry {
        public Decision {
            time = LeafFields.time(time);
            LeafFields.word(outcome);
            LeafFields.salted(subject);
        }
    }

    /**
     * A message about a sighting was sent or received.
     *
     * @param subject salted, because it names places and people
     */
    record Notice(Instant time, Subject subject, Step step) implements LogEntry {
        public Notice {
            time = LeafFields.time(time);
            LeafFields.salted(subject);
        }

        /** Which message of a procedure. */
        public enum Step {
            NOTICE,
            /** The recipient acknowledged it, or said what became of it. */
            ANSWER,
            COUNTER_NOTICE,
            /** Somebody looked whether what it is about is gone, or it is available again. */
            RESULT,
            RETRACTION
        }
    }

    /**
     * Somebody asked, before publishing, whether a file may be used.
     *
     * @param subject what the receipt states, salted, so that nobody can try files against the log
     */
    record Precheck(Instant time, Subject subject) implements LogEntry {
        public Precheck {
            time = LeafFields.time(time);
            LeafFields.salted(subject);
        }
    }

    /** A report was made; the subject is its file. */
    record Report(Instant time, Subject subject) implements LogEntry {
        public Report {
            time = LeafFields.time(time);
        }
    }

    /** The canonical bytes (RFC 8785). */
    default byte[] bytes() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("v", 1);
        fields.put("time", LeafFields.TIME.format(time()));
        fields.put("subject", subject().sha256().hex());
        fields.put("salted", subject().salted());
        switch (this) {
            case Registration _ -> fields.put("type", "registration");
            case Capture capture -> {
                fields.put("type", "capture");
                fields.put("case", capture.caseId());
                capture.timestamp().ifPresent(hash -> fields.put("timestamp", hash.hex()));
            }
            case Decision decision -> {
                fields.put("type", "decision");
                fields.put("outcome", decision.outcome());
            }
            case Precheck _ -> fields.put("type", "precheck");
            case Report _ -> fields.put("type", "report");
            case Notice notice -> {
                fields.put("type", "notice");
                fields.put("step", notice.step().name().toLowerCase(Locale.ROOT));
            }
        }
        return CanonicalJson.bytes(fields);
    }

    /**
     * Reads a leaf.
     *
     * @throws LogException when it is not one of ours in exactly its canonical form
     */
    static LogEntry parse(byte[] leaf) {
        Map<String, String> fields = LeafFields.read(leaf);
        try {
            Instant time = Instant.parse(LeafFields.get(fields, "time"));
            Subject subject = new Subject(
                    Hash.fromHex(LeafFields.get(fields, "subject")),
                    LeafFields.get(fields, "salted").equals("true"));
            LogEntry entry = switch (LeafFields.get(fields, "type")) {
                case "registration" -> new Registration(time, subject);
                case "capture" ->
                    new Capture(
                            time,
                            subject,
                            LeafFields.get(fields, "case"),
                            Optional.ofNullable(fields.get("timestamp")).map(Hash::fromHex));
                case "decision" -> new Decision(time, subject, LeafFields.get(fields, "outcome"));
                case "precheck" -> new Precheck(time, subject);
                case "report" -> new Report(time, subject);
                case "notice" ->
                    new Notice(
                            time,
                            subject,
                            Notice.Step.valueOf(LeafFields.get(fields, "step").toUpperCase(Locale.ROOT)));
                default -> throw LogException.malformed(Message.of("leaf.type"));
            };
            if (!Arrays.equals(entry.bytes(), leaf)) {
                throw LogException.malformed(Message.of("leaf.canonical"));
            }
            return entry;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new LogException(LogException.Reason.MALFORMED, Message.of("leaf.field", e.getMessage()), e);
        }
    }
}
