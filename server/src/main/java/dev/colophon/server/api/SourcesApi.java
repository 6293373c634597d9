package dev.colophon.server.api;

import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.service.json.SourceView;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.ListSources;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The places that are watched, for programs. */
@RestController
public final class SourcesApi {

    private final Settings settings;
    private final Caller caller;

    public SourcesApi(Settings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** Oldest first. */
    @GetMapping("/api/v1/sources")
    ResponseEntity<byte[]> list() {
        List<SourceView> sources = new ListSources(settings)
                .list(caller.actor(), _ -> {})
                .map(all -> all.sources().stream()
                        .map(source -> SourceView.of(source, all.failing(source), all.barred(source)))
                        .toList())
                .orElse(List.of());
        return ApiAnswers.json(new ListView(sources, null));
    }
}
