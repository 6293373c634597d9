package dev.colophon.server.api;

import dev.colophon.server.api.ApiAnswers.ListView;
import dev.colophon.server.caller.Caller;
import dev.colophon.service.json.notice.NoticeView;
import dev.colophon.service.notice.ListNotices;
import dev.colophon.service.notice.ListedNotice;
import dev.colophon.service.notice.ShowNotice;
import dev.colophon.service.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices for programs. */
@RestController
public final class NoticesApi {

    private final Settings settings;
    private final Caller caller;

    public NoticesApi(Settings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** Newest first. */
    @GetMapping("/api/v1/notices")
    ResponseEntity<byte[]> list(
            @RequestParam(name = "case", required = false) Optional<String> caseNumber,
            @RequestParam(name = "after", required = false) Optional<String> after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Limits.check(limit);
        List<ListedNotice> found = new ListNotices(settings)
                .list(caller.actor(), caseNumber, after, limit + 1, _ -> {})
                .orElse(List.of());
        List<ListedNotice> notices = found.subList(0, Math.min(limit, found.size()));
        return ApiAnswers.json(new ListView(
                notices.stream().map(NoticeView::of).toList(),
                found.size() > limit ? notices.getLast().notice().number().toString() : null));
    }

    /** One in full. */
    @GetMapping("/api/v1/notices/{number}")
    ResponseEntity<byte[]> show(@PathVariable("number") String number) {
        return ApiAnswers.json(NoticeView.of(new ShowNotice(settings).show(caller.actor(), number)));
    }
}
