package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.LogException;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Asks one witness for cosignatures (C2SP tlog-witness, {@code add-checkpoint}). Remembers what size the witness has seen,
 * so that one exchange is the rule and two are the most. Thread-safe; one request at a time.
 */
public final class WitnessClient {

    private static final String SIZE_TYPE = "text/x.tlog.size";

    private final Witness witness;
    private final WitnessExchange exchange;

    // Guarded by this. What the witness said last, believed only as far as which proof to send.
    private long seen;

    /** A client that sends through {@code exchange}. */
    public WitnessClient(Witness witness, WitnessExchange exchange) {
        this.witness = witness;
        this.exchange = exchange;
    }

    /** Whom it asks. */
    public Witness witness() {
        return witness;
    }

    /**
     * Asks for a cosignature on a checkpoint of this log. What the witness does wrong is an answer, never an exception.
     *
     * @throws LogException when the log itself is damaged or raises an alarm
     */
    public synchronized WitnessAnswer cosign(TransparencyLog log, Checkpoint checkpoint) {
        long old = Math.min(seen, checkpoint.size());
        WitnessExchange.Answer answer;
        try {
            answer = ask(log, checkpoint, old);
            OptionalLong other = sizeIn(answer);
            if (other.isPresent() && other.getAsLong() != old) {
                seen = other.getAsLong();
                if (seen > checkpoint.size()) {
                    return ahead(log);
                }
                old = seen;
                answer = ask(log, checkpoint, old);
            }
        } catch (IOException e) {
            return refused("cannot be asked: %s".formatted(e.getMessage()));
        }
        return judge(checkpoint, old, answer);
    }

    private WitnessAnswer judge(Checkpoint checkpoint, long old, WitnessExchange.Answer answer) {
        OptionalLong size = sizeIn(answer);
        if (answer.status() == 422 || (old == checkpoint.size() && size.equals(OptionalLong.of(old)))) {
            return new WitnessAnswer.Alarm(
                    "the witness %s knows another history of %s up to size %d: append nothing, keep a copy of the log, and find out where it was changed or runs a second time"
                            .formatted(name(), checkpoint.origin(), old));
        }
        return switch (answer.status()) {
            case 200 -> cosigned(checkpoint, answer.body());
            case 403 ->
                refused("does not accept the key of %s; give its operator the verifier key"
                        .formatted(checkpoint.origin()));
            case 404 -> refused("does not watch %s; ask its operator to add it".formatted(checkpoint.origin()));
            case 409 -> refused("was asked by somebody else at the same time; ask again");
            default -> refused("answered with status %d".formatted(answer.status()));
        };
    }

    private WitnessAnswer cosigned(Checkpoint checkpoint, byte[] lines) {
        try {
            WitnessAnswer answer = Cosignature.find(lines, checkpoint, witness.key())
                    .<WitnessAnswer>map(WitnessAnswer.Cosigned::new)
                    .orElseGet(() ->
                            refused("answered without a signature by its key; ask its operator for the right one"));
            if (answer instanceof WitnessAnswer.Cosigned) {
                seen = checkpoint.size();
            }
            return answer;
        } catch (LogException e) {
            return refused("answered wrongly: %s".formatted(e.getMessage()));
        }
    }

    private WitnessAnswer ahead(TransparencyLog log) {
        Checkpoint newest = log.checkpoint();
        if (newest.size() >= seen) {
            return new WitnessAnswer.Newer(seen);
        }
        return new WitnessAnswer.Alarm(
                "the witness %s has cosigned size %d of %s, which has only %d here: it was restored from an old backup or runs a second time; append nothing, restore the newest tiles and checkpoint"
                        .formatted(name(), seen, newest.origin(), newest.size()));
    }

    private WitnessExchange.Answer ask(TransparencyLog log, Checkpoint checkpoint, long old) throws IOException {
        StringBuilder body = new StringBuilder("old " + old + "\n");
        log.consistency(old, checkpoint)
                .forEach(hash -> body.append(hash.base64()).append('\n'));
        body.append('\n').append(checkpoint.note());
        return exchange.post(witness.addCheckpoint(), body.toString().getBytes(UTF_8));
    }

    /** The size that a witness has seen, out of a 409; the parameters of the media type do not matter. */
    private static OptionalLong sizeIn(WitnessExchange.Answer answer) {
        String type = answer.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String text = answer.body().length > 20 ? "" : new String(answer.body(), US_ASCII);
        return answer.status() == 409 && type.equals(SIZE_TYPE) && text.matches("(0|[1-9][0-9]{0,17})\n?")
                ? OptionalLong.of(Long.parseLong(text.strip()))
                : OptionalLong.empty();
    }

    private WitnessAnswer refused(String why) {
        return new WitnessAnswer.Refused("the witness %s %s".formatted(name(), why));
    }

    private String name() {
        return witness.key().name();
    }
}
