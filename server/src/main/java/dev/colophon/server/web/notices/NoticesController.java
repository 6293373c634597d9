package dev.colophon.server.web.notices;

import dev.colophon.server.page.Pages;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.followup.CompleteOutlines;
import dev.colophon.service.followup.OutlineNotices;
import dev.colophon.service.notice.ListNotices;
import dev.colophon.service.notice.ListedNotice;
import dev.colophon.service.notice.NoticeStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices by where they stand, with what is due first, and those that are disputed. Nothing leaves because somebody looks. */
@RestController
public final class NoticesController {

    private static final int PAGE = 50;
    private static final String ALL = "all";

    private final Pages pages;

    public NoticesController(Pages pages) {
        this.pages = pages;
    }

    /** Of the outlines of those that are not over; none where nothing was ever stored. */
    public static NoticeBoard board(Pages pages) {
        boolean stored = new ListNotices(pages.settings())
                .list(pages.actor(), Optional.empty(), Optional.empty(), 1, _ -> {})
                .filter(some -> !some.isEmpty())
                .isPresent();
        List<NoticeStatus> open =
                stored ? new OutlineNotices(pages.settings()).outline(pages.actor(), _ -> {}) : List.of();
        return new NoticeBoard(open, Instant.now());
    }

    /**
     * The board, some at a time.
     *
     * @param after the number of the last one of the page before; empty: from the first
     * @param state the word of a group; empty: all that are not over; {@code all}: all that ever were, the newest first
     */
    @GetMapping("/notices")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> notices(
            HttpServletRequest request,
            @RequestParam(name = "state", defaultValue = "") String state,
            @RequestParam(name = "after", defaultValue = "") String after) {
        Frame frame = pages.frame(request, "notices", "notice.board");
        NoticeWords words = new NoticeWords(Tongue.of(request));
        if (state.equals(ALL)) {
            List<ListedNotice> found = new ListNotices(pages.settings())
                    .list(
                            pages.actor(),
                            Optional.empty(),
                            Optional.of(after).filter(text -> !text.isEmpty()),
                            PAGE + 1,
                            _ -> {})
                    .orElse(List.of());
            boolean more = found.size() > PAGE;
            List<ListedNotice> shown = more ? found.subList(0, PAGE) : found;
            return Html.page(
                    out -> JteallnoticesGenerated.render(out, null, frame, shown, more, !after.isEmpty(), words));
        }
        Optional<NoticeGroup> group = state.isEmpty()
                ? Optional.empty()
                : Optional.of(NoticeGroup.ofWord(state)
                        .orElseThrow(() -> new ServiceException(
                                Category.USAGE, "no state of notices is called `%s`".formatted(state))));
        NoticeBoard board = board(pages);
        NoticeBoard.Page page = page(board.of(group), after);
        return Html.page(out -> JtenoticesGenerated.render(out, null, frame, board, page, group, words));
    }

    /** Notices that a user has answered. */
    @GetMapping("/disputes")
    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    ResponseEntity<byte[]> disputes(
            HttpServletRequest request, @RequestParam(name = "after", defaultValue = "") String after) {
        Frame frame = pages.frame(request, "notices", "dispute.all");
        NoticeWords words = new NoticeWords(Tongue.of(request));
        List<NoticeStatus> disputed = board(pages).open().stream()
                .filter(notice -> !notice.answers().isEmpty())
                .toList();
        NoticeBoard.Page page = page(disputed, after);
        return Html.page(out -> JtedisputesGenerated.render(out, null, frame, page, words));
    }

    private NoticeBoard.Page page(List<NoticeStatus> some, String after) {
        NoticeBoard.Page page = NoticeBoard.page(some, after, PAGE);
        return new NoticeBoard.Page(
                new CompleteOutlines(pages.settings()).complete(pages.actor(), page.shown(), _ -> {}),
                page.later(),
                page.more());
    }
}
