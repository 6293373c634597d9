package dev.colophon.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.server.caller.Caller;
import dev.colophon.service.json.JsonLines;
import dev.colophon.service.metrics.HomeReadiness;
import dev.colophon.service.settings.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What Prometheus and probes ask. */
@RestController
public final class MetricsController {

    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Settings settings;
    private final Caller caller;
    private final ServerMetrics metrics;

    public MetricsController(Settings settings, Caller caller, ServerMetrics metrics) {
        this.settings = settings;
        this.caller = caller;
        this.metrics = metrics;
    }

    /** How a server stands. */
    record Health(String status, Map<String, String> checks) {}

    /** As Prometheus reads it. */
    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics(@RequestHeader(name = "Accept", defaultValue = "") String accept) {
        String type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .body(metrics.scrape(caller.actor(), type).getBytes(UTF_8));
    }

    /** The process answers. */
    @GetMapping("/health/live")
    ResponseEntity<byte[]> live() {
        return health(true, Map.of());
    }

    /** It can do its work: database and home can be used. */
    @GetMapping("/health/ready")
    ResponseEntity<byte[]> ready() {
        HomeReadiness home = HomeReadiness.of(settings);
        Map<String, String> checks = new TreeMap<>();
        checks.put("database", word(home.database()));
        checks.put("home", word(home.writable()));
        return health(home.isReady(), checks);
    }

    private static String word(boolean well) {
        return well ? "UP" : "DOWN";
    }

    private static ResponseEntity<byte[]> health(boolean well, Map<String, String> checks) {
        return ResponseEntity.status(well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonLines.line(new Health(word(well), checks)).getBytes(UTF_8));
    }
}
