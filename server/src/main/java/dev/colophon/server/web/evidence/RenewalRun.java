package dev.colophon.server.web.evidence;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.evidence.EvidenceSetup;
import dev.colophon.service.evidence.RenewEvidence;
import dev.colophon.service.evidence.RenewedBundle;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Software;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the timestamps of all bundles, once at a time, while whoever asked for it looks on. Thread-safe. */
public final class RenewalRun {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalRun.class);

    /** What the command takes, too. */
    private static final Duration AHEAD = Duration.ofDays(90);

    /** What is done so soon is shown at once. */
    private static final Duration SOON = Duration.ofMillis(2_500);

    private final Settings settings;
    private State state = new State(false, Optional.empty(), Optional.empty());

    public RenewalRun(Settings settings) {
        this.settings = settings;
    }

    /**
     * How it stands.
     *
     * @param renewed each bundle, when it was done last since the server started
     * @param failure the line that says why that ended
     */
    public record State(boolean running, Optional<List<RenewedBundle>> renewed, Optional<Message> failure) {

        /** Those with something new, or something to be told. */
        public List<RenewedBundle> told() {
            return renewed.orElse(List.of()).stream()
                    .filter(bundle ->
                            !bundle.written().isEmpty() || !bundle.silent().isEmpty())
                    .toList();
        }
    }

    /** How it stands, for whoever may see the bundles of all organisations. */
    public synchronized State state(Actor actor) {
        return actor.may(Permission.MACHINE) ? state : new State(false, Optional.empty(), Optional.empty());
    }

    private synchronized boolean starts() {
        if (state.running()) {
            return false;
        }
        state = new State(true, Optional.empty(), Optional.empty());
        return true;
    }

    private synchronized void ends(Optional<List<RenewedBundle>> renewed, Optional<Message> failure) {
        state = new State(false, renewed, failure);
    }

    /** Begins, unless it is at it; returns when it is done, if that is soon. */
    void begin(Actor actor) {
        actor.require(Permission.MACHINE);
        if (!starts()) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                run(actor);
            } finally {
                done.countDown();
            }
        });
        try {
            boolean _ = done.await(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Actor actor) {
        try {
            EvidenceSetup evidence = new EvidenceSetup(Software.name(), Language.ENGLISH, List.of("colophon", "serve"));
            List<RenewedBundle> renewed = new RenewEvidence(settings, evidence).renew(actor, AHEAD);
            ends(Optional.of(renewed), Optional.empty());
        } catch (Exception | Error e) { // it has ended, and whoever waits is told of any
            Optional<ServiceException> known =
                    e instanceof Exception failure ? ServiceException.of(failure) : Optional.empty();
            if (known.isEmpty()) {
                LOG.error("renewal of timestamps failed", e);
            }
            ends(Optional.empty(), Optional.of(known.map(ServiceException::line).orElse(Message.none())));
        }
    }
}
