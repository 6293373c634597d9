package dev.colophon.cases.removal;

import static dev.colophon.cases.removal.RemovalVerdict.BLOCKED;
import static dev.colophon.cases.removal.RemovalVerdict.GONE;
import static dev.colophon.cases.removal.RemovalVerdict.LOGIN_WALL;
import static dev.colophon.cases.removal.RemovalVerdict.PARTIAL;
import static dev.colophon.cases.removal.RemovalVerdict.REENCODED_UP;
import static dev.colophon.cases.removal.RemovalVerdict.RENAMED;
import static dev.colophon.cases.removal.RemovalVerdict.SOFT_404;
import static dev.colophon.cases.removal.RemovalVerdict.STILL_UP;
import static dev.colophon.cases.removal.RemovalVerdict.UNCERTAIN;
import static dev.colophon.cases.removal.RemovalVerdict.UNREACHABLE;

import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import dev.colophon.cases.removal.address.AnswerFraming;
import dev.colophon.cases.removal.address.AnswerLikeness;
import dev.colophon.cases.removal.address.ServedAnswer;
import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.cases.removal.address.ServedAnswer.ServedPage;
import dev.colophon.cases.removal.address.ServedAnswer.Unanswered;
import dev.colophon.cases.removal.address.ServedAnswer.WorkFound;
import dev.colophon.page.PageFace.Barrier;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * What a view from one vantage point says. It says that a copy is gone only where an answer says so by its status, or where all that
 * is served was looked into whole and the work is not in it; what nobody could see is never taken for gone.
 */
final class ViewRule {

    private final boolean copyIsPage;
    private final VantageView view;

    private ViewRule(boolean copyIsPage, VantageView view) {
        this.copyIsPage = copyIsPage;
        this.view = view;
    }

    /**
     * Decides.
     *
     * @param copyIsPage whether the copy was a page itself, and no file
     */
    static RemovalFinding of(boolean copyIsPage, VantageView view) {
        return new ViewRule(copyIsPage, view).decide();
    }

    /** Whether the work itself was seen anywhere; a page that offers a file that is gone shows nothing. */
    static boolean shows(VantageView view) {
        return view.foundAt().isPresent()
                || (view.copy() instanceof Served served && served.isUp())
                || holder(view).isPresent();
    }

    /** The page that holds the work itself, and did not while the copy was there. */
    private static Optional<String> holder(VantageView view) {
        return view.pages().stream()
                .flatMap(page ->
                        page instanceof Served served && served.isUp() ? Stream.of(served.last()) : Stream.empty())
                .filter(last -> !view.beside().contains(last))
                .findFirst();
    }

    private RemovalFinding decide() {
        if (view.copy() instanceof Served served && served.isUp()) {
            return up(served);
        }
        if (view.foundAt().isPresent()) {
            String where = view.foundAt().get();
            return RemovalFinding.at(RENAMED, "the page shows it from another address now: " + where, where);
        }
        Optional<String> holder = holder(view);
        if (holder.isPresent()) {
            return RemovalFinding.at(RENAMED, "the page holds it itself now: " + holder.get(), holder.get());
        }
        RemovalFinding copy = absent(view.copy(), !copyIsPage);
        return copy.meaning() == Meaning.REMOVED ? withPages(copy) : copy;
    }

    private RemovalFinding up(Served served) {
        Optional<ServedAnswer> without =
                view.pages().stream().filter(this::shownNoMore).findFirst();
        if (without.isPresent()) {
            return RemovalFinding.of(
                    PARTIAL,
                    "the page %s shows it no more, the file is still served"
                            .formatted(without.get().url()));
        }
        if (view.beside().contains(served.last())) {
            return RemovalFinding.of(
                    STILL_UP,
                    "the address leads to %s, where a copy stood before: whoever asks for it still gets the work"
                            .formatted(served.last()));
        }
        if (isElsewhere(served)) {
            return RemovalFinding.at(
                    RENAMED, "the address leads to another, where it is: " + served.last(), served.last());
        }
        if (served.found() == WorkFound.MATCH && served.unread().isPresent()) { // which bytes stand there nobody knows
            return RemovalFinding.of(
                    STILL_UP,
                    "the address answers %d, and the work is in the part of it that could be looked into"
                            .formatted(served.status()));
        }
        return served.found() == WorkFound.MATCH && served.page().isEmpty()
                ? RemovalFinding.of(REENCODED_UP, "other bytes are served, and the work is in them")
                : RemovalFinding.of(
                        STILL_UP, "the address answers %d, and the work is there".formatted(served.status()));
    }

    private boolean shownNoMore(ServedAnswer page) {
        return absent(page, false).meaning() == Meaning.REMOVED && !names(page);
    }

    /** Whether a page shows or offers the copy's own address, or the one that this leads to. */
    private boolean names(ServedAnswer page) {
        String last =
                view.copy() instanceof Served copy ? copy.last() : view.copy().url();
        return page instanceof Served served
                && served.isSuccess()
                && served.page()
                        .map(ServedPage::media)
                        .filter(media -> media.contains(view.copy().url()) || media.contains(last))
                        .isPresent();
    }

    /** To another scheme, a www or another query everybody is sent. */
    private static boolean isElsewhere(Served served) {
        HttpUrl from = HttpUrl.get(served.url());
        HttpUrl to = HttpUrl.get(served.last());
        return !from.encodedPath().equals(to.encodedPath())
                || !bare(from.host()).equals(bare(to.host()));
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /**
     * What an answer without the work says.
     *
     * @param fileExpected whether a page in its place may be one that leads to it
     */
    private RemovalFinding absent(ServedAnswer answer, boolean fileExpected) {
        return switch (answer) {
            case Unanswered none -> RemovalFinding.of(none.refused() ? BLOCKED : UNREACHABLE, none.reason());
            case Served served
            when served.found() == WorkFound.PERHAPS ->
                RemovalFinding.of(UNCERTAIN, "what is served is perhaps the work: a person has to look");
            case Served served ->
                switch (served.status()) {
                    case 404, 410, 451 -> notThere(served, GONE, "the server answers " + served.status());
                    case 202 -> status(UNREACHABLE, served, "not yet");
                    case 401, 402, 407, 511 -> status(LOGIN_WALL, served, "only those who log in or pay would see");
                    case 403 -> status(BLOCKED, served, "it refuses to show it to us");
                    case 408, 425, 429 -> status(UNREACHABLE, served, "not now");
                    default ->
                        served.status() >= 500
                                ? status(UNREACHABLE, served, "not now")
                                : served.isSuccess()
                                        ? replaced(served, fileExpected)
                                        : status(
                                                UNCERTAIN,
                                                served,
                                                "which says neither that it is there nor that it is gone");
                };
        };
    }

    private static RemovalFinding status(RemovalVerdict verdict, Served served, String why) {
        return RemovalFinding.of(verdict, "the server answers %d: %s".formatted(served.status(), why));
    }

    /** What says that nothing is there counts when all of it was seen, and it brings nothing after it. */
    private static RemovalFinding notThere(Served served, RemovalVerdict verdict, String says) {
        boolean built = served.page()
                .filter(page -> page.face().isBuilt() && !page.notFound())
                .isPresent();
        boolean more = served.page().filter(page -> page.face().showsMore()).isPresent();
        return served.unread()
                .or(() -> built ? Optional.of("scripts build its page") : Optional.empty())
                .or(() -> more ? Optional.of("its page leads on, or embeds something") : Optional.empty())
                .map(why -> RemovalFinding.of(UNCERTAIN, "%s, but nobody saw all of it: %s".formatted(says, why)))
                .orElseGet(() -> RemovalFinding.of(verdict, says));
    }

    /** Something is served without the work in it. */
    private RemovalFinding replaced(Served served, boolean fileExpected) {
        if (served.page().filter(ServedPage::notFound).isPresent()) {
            return notThere(served, SOFT_404, "the page says that nothing is there");
        }
        Optional<Barrier> barrier = served.page().flatMap(page -> page.face().barrier());
        if (barrier.isPresent()) {
            return barred(barrier.get());
        }
        if (served.page().filter(page -> page.face().incomplete()).isPresent()) {
            return RemovalFinding.of(
                    UNCERTAIN,
                    "scripts build what is there, or it leads on or embeds it: without a browser nobody sees it");
        }
        if (served.unread().isPresent()) {
            return RemovalFinding.of(
                    UNCERTAIN,
                    "what is served could not be looked into whole: "
                            + served.unread().get());
        }
        if (served.bytes() == 0) {
            return RemovalFinding.of(UNCERTAIN, "an answer without content");
        }
        if (leadsHome(served)) {
            return RemovalFinding.of(SOFT_404, "the address leads to the first page of the site");
        }
        if (isLike(view.neighbour(), served)) {
            return isLike(view.home(), served)
                    ? RemovalFinding.of(
                            UNCERTAIN,
                            "the site answers its first page and a made-up address in the same way: it shows nothing at all now")
                    : RemovalFinding.of(SOFT_404, "the site answers a made-up address in the same way");
        }
        if (fileExpected && served.page().isPresent() && !view.whole()) {
            return RemovalFinding.of(
                    UNCERTAIN,
                    view.unlooked()
                            .map(
                                    "a page stands where the file was, but not all that it and its pages show could be looked into: %s"
                                            ::formatted)
                            .orElse("a page stands where the file was, and may lead to it"));
        }
        return RemovalFinding.of(GONE, "what is served now was looked into whole, and the work is not in it");
    }

    private static RemovalFinding barred(Barrier barrier) {
        RemovalVerdict verdict = switch (barrier) {
            case LOGIN, SUBSCRIPTION -> LOGIN_WALL;
            case CHALLENGE, DENIED, CONSENT, TERRITORY, AGE -> BLOCKED;
            case OUTAGE -> UNREACHABLE;
            case SCRIPTS -> UNCERTAIN;
        };
        return RemovalFinding.of(verdict, barrier.words());
    }

    private static boolean isLike(Optional<ServedAnswer> other, Served served) {
        return other.stream()
                .flatMap(answer -> answer instanceof Served known ? Stream.of(known) : Stream.empty())
                .filter(known -> !known.isUp())
                .anyMatch(known -> AnswerLikeness.alike(served, known));
    }

    private static boolean leadsHome(Served served) {
        return served.page().isPresent()
                && !HttpUrl.get(served.url()).encodedPath().equals("/")
                && AnswerFraming.isFrontPage(HttpUrl.get(served.last()));
    }

    /** The copy's own address has it no more: whether the pages show it from another is still to be known. */
    private RemovalFinding withPages(RemovalFinding copy) {
        Optional<ServedAnswer> deadLink =
                isNotThere() ? view.pages().stream().filter(this::names).findFirst() : Optional.empty();
        RemovalFinding gone = deadLink.map(page -> RemovalFinding.of(
                        copy.verdict(),
                        "%s; a dead link to it is left on the page %s".formatted(copy.reason(), page.url())))
                .orElse(copy);
        for (ServedAnswer page : view.pages()) {
            Optional<RemovalFinding> more = more(copy, page);
            if (more.isPresent()) {
                return more.get();
            }
        }
        return view.unlooked()
                .map(why -> RemovalFinding.of(
                        UNCERTAIN,
                        "it is gone (%s), but not all that its pages show could be looked into: %s"
                                .formatted(copy.reason(), why)))
                .orElse(gone);
    }

    /** Whether the server itself says of the copy's own address that nothing is there: then a link to it offers nothing. */
    private boolean isNotThere() {
        return view.copy() instanceof Served copy && copy.isNotThere();
    }

    private Optional<RemovalFinding> more(RemovalFinding copy, ServedAnswer page) {
        boolean nothing = !(view.copy() instanceof Served now) || !now.isSuccess() || copy.verdict() == SOFT_404;
        if (nothing && !isNotThere() && names(page)) {
            return Optional.of(RemovalFinding.of(
                    PARTIAL,
                    "the file is gone (%s), but the page %s still offers it".formatted(copy.reason(), page.url())));
        }
        RemovalFinding said = absent(page, false);
        return said.meaning() == Meaning.REMOVED
                ? Optional.empty()
                : Optional.of(RemovalFinding.of(
                        said.verdict(),
                        "the file is gone (%s), but nobody could see whether the page %s shows it from another address: %s"
                                .formatted(copy.reason(), page.url(), said.reason())));
    }
}
