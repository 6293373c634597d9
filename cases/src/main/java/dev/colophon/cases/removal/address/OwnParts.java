package dev.colophon.cases.removal.address;

import dev.colophon.cases.removal.address.PlaceLook.Look;
import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.cases.removal.address.ServedAnswer.ServedPage;
import dev.colophon.page.media.MediaLink;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * What an answer has of its own, and not because its site puts it into every answer: what a made-up URL beside it is answered with
 * as well leads nobody to a work.
 */
public final class OwnParts {

    private final Look look;
    private final Optional<Look> neighbour;

    public OwnParts(Look look, Optional<Look> neighbour) {
        this.look = look;
        this.neighbour = neighbour;
    }

    /**
     * Whether there is anything that has to be known to be its own.
     *
     * @param served whether something was served: then all that it shows is looked at, and what its scripts do is its own
     */
    public static boolean has(Look look, boolean served) {
        return !leads(look).isEmpty()
                || page(look)
                        .filter(page -> !served || page.notFound())
                        .filter(page -> !look.media().isEmpty()
                                || !page.face().scripts().isEmpty())
                        .isPresent();
    }

    /** What it shows or offers. */
    public List<MediaLink> media() {
        Set<String> everywhere = new HashSet<>();
        neighbour.stream().flatMap(other -> other.media().stream()).forEach(link -> everywhere.add(link.url()));
        return look.media().stream()
                .filter(link -> !everywhere.contains(link.url()))
                .toList();
    }

    /** Where a page that says little leads; those of a page with words of its own are no part of it. */
    public List<String> leads() {
        return own(leads(look));
    }

    /** Whether a page is no more than what it says and shows: it leads nowhere of its own, and nothing on it can be used. */
    public boolean isWhole() {
        return page(look)
                        .map(ServedPage::face)
                        .filter(face -> face.scripts().isEmpty() && !face.interactive())
                        .isPresent()
                && look.media().stream().noneMatch(link -> link.role() == MediaLink.Role.FRAME)
                && own(look.links()).isEmpty();
    }

    private List<String> own(List<String> links) {
        Set<String> everywhere = new HashSet<>();
        neighbour.ifPresent(other -> everywhere.addAll(other.links()));
        everywhere.add(look.answer().url());
        if (look.answer() instanceof Served served) {
            everywhere.add(served.last());
        }
        return links.stream()
                .filter(link -> !everywhere.contains(link) && !isHome(link))
                .toList();
    }

    private static List<String> leads(Look look) {
        return page(look)
                .filter(page -> page.face().isBrief())
                .map(_ -> look.links())
                .orElse(List.of());
    }

    private static boolean isHome(String link) {
        HttpUrl url = HttpUrl.parse(link);
        return url == null || AnswerFraming.isFrontPage(url);
    }

    /** The answer; where it says that nothing is there, and runs scripts of its own, not all of it was seen. */
    public ServedAnswer answer() {
        if (!(look.answer() instanceof Served served)
                || served.isUp()
                || served.unread().isPresent()) {
            return look.answer();
        }
        boolean denies = served.isNotThere()
                || served.page().filter(ServedPage::notFound).isPresent();
        return denies && hasOwnScripts()
                ? served.unread("it runs scripts, and a made-up address beside it is not answered with them")
                : served;
    }

    private boolean hasOwnScripts() {
        Set<String> own = new HashSet<>(scripts(Optional.of(look)));
        own.removeAll(scripts(neighbour));
        return !own.isEmpty();
    }

    private static Set<String> scripts(Optional<Look> look) {
        return look.flatMap(OwnParts::page).map(page -> page.face().scripts()).orElse(Set.of());
    }

    private static Optional<ServedPage> page(Look look) {
        return look.answer() instanceof Served served ? served.page() : Optional.empty();
    }
}
