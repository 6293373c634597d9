package dev.colophon.cases;

import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.WitnessAnswer;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.watch.GuardedClient;
import java.util.ArrayList;
import java.util.List;

/** Asks witnesses to cosign the newest checkpoint of a log, and keeps what they say. */
public final class Cosigning {

    /** A witness that has seen more than we offered is asked again, so often. */
    private static final int MOST_ROUNDS = 3;

    private final GuardedPost post;

    /**
     * Through a client.
     *
     * @param client may visit the witnesses
     */
    public Cosigning(GuardedClient client) {
        this.post = new GuardedPost(client);
    }

    /** What a witness said in the end. */
    public record Said(Witnesses.Named witness, WitnessAnswer answer) {}

    /**
     * Asks each in turn.
     *
     * @throws dev.colophon.evidence.log.verify.LogException when the log is damaged or raises an alarm
     */
    public List<Said> ask(TransparencyLog log, List<Witnesses.Named> witnesses) {
        List<Said> all = new ArrayList<>();
        for (Witnesses.Named witness : witnesses) {
            all.add(new Said(witness, ask(log, new WitnessClient(witness.witness(), post))));
        }
        return List.copyOf(all);
    }

    private static WitnessAnswer ask(TransparencyLog log, WitnessClient client) {
        for (int round = 1; ; round++) {
            Checkpoint newest = log.checkpoint();
            WitnessAnswer answer = client.cosign(log, newest);
            if (answer instanceof WitnessAnswer.Cosigned cosigned) {
                log.keep(newest, List.of(cosigned.cosignature()));
            }
            if (!(answer instanceof WitnessAnswer.Newer) || round == MOST_ROUNDS) {
                return answer;
            }
        }
    }
}
