package dev.colophon.server.metrics;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.metrics.HomeMeasures;
import dev.colophon.service.metrics.MeasureHome;
import dev.colophon.service.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is measured of this server and of what waits in its home. Labels are words of this program (routes, states, kinds), never of anybody
 * who uses it. Thread-safe.
 */
public final class ServerMetrics implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerMetrics.class);

    /** What waits is counted no more often than that, however often it is asked. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final double[] REQUEST_BUCKETS = seconds(0.05, 0.1, 0.3, 1, 3, 10, 30);
    private static final double[] JOB_BUCKETS = seconds(1, 3, 10, 30, 100, 300, 1_000);

    private static final String REQUESTS = "http.server.requests";
    private static final String JOBS = "colophon.jobs";

    private final Settings settings;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final MultiGauge tasks;
    private final MultiGauge outbox;
    private final MultiGauge webhooks;
    private volatile double reachable = 1;
    private volatile Optional<HomeMeasures> home = Optional.empty();
    private Instant measured = Instant.EPOCH;

    public ServerMetrics(Settings settings) {
        this.settings = settings;
        registry.config().meterFilter(buckets());
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        Gauge.builder("process.resident.memory", ResidentMemory::bytes)
                .baseUnit("bytes")
                .description("Memory of this process, and not of those that it starts")
                .register(registry);
        Gauge.builder("colophon.home.reachable", () -> reachable)
                .description("1 where what waits in the home could be counted, else 0: then the counts are older")
                .register(registry);
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
        tasks = MultiGauge.builder("colophon.tasks")
                .description("Tasks by kind; parked: failed too often")
                .register(registry);
        outbox = MultiGauge.builder("colophon.outbox.mails")
                .description("Mails of notices that have not left, by state")
                .register(registry);
        webhooks = MultiGauge.builder("colophon.webhooks")
                .description("Webhooks by how they stand")
                .register(registry);
        gauge(
                "colophon.outbox.oldest",
                "seconds",
                "Since when the oldest mail that has not left is due",
                known -> known.outbox().waiting().age().toSeconds());
        gauge(
                "colophon.webhook.messages",
                "messages",
                "Messages that wait for webhooks",
                known -> known.messages().count());
        gauge(
                "colophon.webhook.oldest",
                "seconds",
                "Since when the oldest of them waits",
                known -> known.messages().age().toSeconds());
        gauge(
                "colophon.uploads",
                "files",
                "Files that come in parts",
                known -> known.uploads().count());
        gauge(
                "colophon.uploads.received",
                "bytes",
                "What has come of them",
                known -> known.uploads().bytes());
    }

    private void gauge(String name, String unit, String description, ToLongFunction<HomeMeasures> value) {
        Gauge.builder(
                        name,
                        () -> home.map(known -> (double) value.applyAsLong(known))
                                .orElse(Double.NaN))
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }

    private static double[] seconds(double... seconds) {
        return Arrays.stream(seconds).map(one -> one * 1e9).toArray();
    }

    private static MeterFilter buckets() {
        return new MeterFilter() {

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                double[] limits = id.getName().equals(REQUESTS)
                        ? REQUEST_BUCKETS
                        : id.getName().equals(JOBS) ? JOB_BUCKETS : new double[0];
                return limits.length == 0
                        ? config
                        : DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(limits)
                                .build()
                                .merge(config);
            }
        };
    }

    /** Where requests are reported. */
    public ObservationRegistry observations() {
        return observations;
    }

    /** Something that was done with files has ended, such as a check. */
    public void ended(String kind, boolean well, Duration time) {
        Timer.builder(JOBS)
                .description("What was done with files: registering, checking, keeping, evidence, looking again")
                .tag("kind", kind.toLowerCase(Locale.ROOT))
                .tag("outcome", well ? "done" : "failed")
                .register(registry)
                .record(time);
    }

    /** All of it, in a format of Prometheus. */
    String scrape(Actor actor, String type) {
        actor.require(Permission.MEASURE);
        refresh(actor);
        return registry.scrape(type);
    }

    private synchronized void refresh(Actor actor) {
        if (Instant.now().isBefore(measured.plus(FRESH))) {
            return;
        }
        try {
            show(new MeasureHome(settings).measure(actor));
            reachable = 1;
        } catch (RuntimeException e) { // such as a database that does not answer: everything else is told
            reachable = 0;
            LOG.warn("metrics=unmeasured failure={}", e.getClass().getName());
        }
        measured = Instant.now();
    }

    private void show(HomeMeasures known) {
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        known.tasks().forEach(task -> counts.add(row(task.count(), "kind", task.kind(), "state", task.state())));
        tasks.register(counts, true);
        home = Optional.of(known);
        outbox.register(
                List.of(
                        row(known.outbox().waiting().count(), "state", "waiting"),
                        row(known.outbox().sending(), "state", "sending"),
                        row(known.outbox().unknown(), "state", "unknown")),
                true);
        webhooks.register(
                List.of(
                        row(known.webhooks().active(), "state", "active"),
                        row(known.webhooks().failing(), "state", "failing"),
                        row(known.webhooks().disabled(), "state", "disabled")),
                true);
    }

    private static MultiGauge.Row<Number> row(long value, String... tags) {
        return MultiGauge.Row.of(Tags.of(tags), value);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
