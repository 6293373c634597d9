package dev.colophon.server.api;

import dev.colophon.server.caller.Caller;
import dev.colophon.service.record.CountPublicRecord;
import dev.colophon.service.settings.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The numbers of the public record, for programs. */
@RestController
public final class StatisticsApi {

    private final Settings settings;
    private final Caller caller;

    public StatisticsApi(Settings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /**
     * What is counted.
     *
     * @param log none where none was begun
     */
    record Statistics(@Nullable String log, @Nullable String key, long leaves, List<?> sums) {}

    /** The sums that a record up to now would publish. */
    @GetMapping("/api/v1/statistics")
    ResponseEntity<byte[]> statistics() {
        return ApiAnswers.json(new CountPublicRecord(settings)
                .count(caller.actor())
                .map(counted -> new Statistics(counted.log(), counted.key(), counted.leaves(), counted.sums()))
                .orElse(new Statistics(null, null, 0, List.of())));
    }
}
