package dev.colophon.service.webhook;

import dev.colophon.cases.webhook.Webhook;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks what happens beside something else that this process does. Each has a thread of its own while something is sent to it: one
 * that is slow holds no other. Thread-safe.
 */
public final class WebhookDelivery implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);

    /** So often it is looked what has happened. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** As long as one answer is waited for at most, and a little. */
    private static final Duration FAREWELL = Duration.ofSeconds(25);

    private final Settings settings;
    private final Actor actor;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("webhooks").factory());
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

    /** @param actor whoever has the machine */
    public WebhookDelivery(Settings settings, Actor actor) {
        this.settings = settings;
        this.actor = actor;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Begins. */
    public void start() {
        var _ = timer.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            for (Webhook webhook : DeliverWebhooks.active(settings)) {
                if (sending.add(webhook.id())) {
                    senders.execute(() -> send(webhook));
                }
            }
        } catch (RuntimeException e) { // such as a home that is gone for a moment: the next look may succeed
            LOG.warn("webhooks were not looked for, failure={}", e.getClass().getName());
        }
    }

    private void send(Webhook webhook) {
        try {
            Object _ = new DeliverWebhooks(settings).deliver(actor, webhook);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "webhook={} was sent nothing, failure={}",
                    webhook.id(),
                    e.getClass().getName());
        } finally {
            sending.remove(webhook.id());
        }
    }

    /** What is being sent is sent; the rest waits in the database. */
    @Override
    public void close() {
        timer.shutdown();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a webhook is being sent something still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
