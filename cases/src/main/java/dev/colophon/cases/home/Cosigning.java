package dev.colophon.cases.home;

import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.WitnessAnswer;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import java.net.URI;
import java.util.List;

/** Asks witnesses to cosign the newest checkpoint of a log, and keeps what they say. */
public final class Cosigning {

    /** A witness that has seen more than we offered is asked again, so often. */
    private static final int MOST_ROUNDS = 3;

    private final GuardSettings settings;

    /**
     * Through a guarded client of its own.
     *
     * @param settings of this installation; witnesses of the own network are permitted
     */
    public Cosigning(GuardSettings settings) {
        this.settings = settings;
    }

    /** What a witness said in the end. */
    public record Said(Witnesses.Named witness, WitnessAnswer answer) {}

    /**
     * Asks each in turn.
     *
     * @throws dev.colophon.evidence.log.verify.LogException when the log is damaged or raises an alarm
     */
    public List<Said> ask(TransparencyLog log, List<Witnesses.Named> witnesses) {
        List<URI> own = witnesses.stream()
                .filter(Witnesses.Named::ownNetwork)
                .map(named -> named.witness().submission())
                .toList();
        try (GuardedClient client = new GuardedClient(OwnNetwork.opened(settings, own))) {
            GuardedPost post = new GuardedPost(client);
            return witnesses.stream()
                    .map(named -> new Said(named, ask(log, new WitnessClient(named.witness(), post))))
                    .toList();
        }
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
