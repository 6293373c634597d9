package dev.colophon.server.view;

import dev.colophon.evidence.messages.Message;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.registry.work.Organisation;
import dev.colophon.server.caller.Caller;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.catalogue.HomeSummary;
import dev.colophon.service.json.job.JobView;
import dev.colophon.service.report.html.ReportWords;
import dev.colophon.service.sending.ListDepartures.Departure;
import dev.colophon.service.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What every page has around its content.
 *
 * @param title of the window
 * @param section the part of the application that is shown: {@code today}, {@code inbox} …; empty outside of them
 * @param csrf the token of forms; empty for whoever is not signed in
 * @param assets the path above style sheets and scripts
 * @param here path and query of the page, without the language
 * @param undecided how many sightings wait
 * @param uploads the folder of copies that were handed in; empty where no places are shown
 * @param leaving mails of notices that wait to leave
 * @param planned the numbers of the notices that this server hands over by itself
 * @param contested how many notices a user contests
 * @param refresh seconds after which the page asks again, for browsers without scripts
 * @param may what whoever looks may do
 * @param account the name of the account of whoever looks; empty for whoever has the machine
 */
public record Frame(
        Tongue words,
        String title,
        String section,
        String csrf,
        String assets,
        String here,
        int undecided,
        String uploads,
        List<Departure> leaving,
        Set<String> planned,
        int contested,
        Optional<Integer> refresh,
        Set<Permission> may,
        Optional<String> account) {

    public Frame {
        may = Set.copyOf(may);
        leaving = List.copyOf(leaving);
        planned = Set.copyOf(planned);
    }

    /** Of a page of no section. */
    public static Frame of(HttpServletRequest request, Assets assets, String title) {
        return of(request, assets, "", title, 0, "");
    }

    /** Of an answer to a request. */
    public static Frame of(
            HttpServletRequest request, Assets assets, String section, String title, int undecided, String uploads) {
        return new Frame(
                Tongue.of(request),
                title,
                section,
                request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "",
                assets.base(),
                here(request),
                undecided,
                uploads,
                List.of(),
                Set.of(),
                0,
                Optional.empty(),
                viewer().map(Actor::permissions).orElse(Set.of()),
                viewer().flatMap(actor -> actor.account().map(_ -> actor.name())));
    }

    private static Optional<Actor> viewer() {
        return Caller.letIn().map(_ -> new Caller(Actor.local()).actor());
    }

    /** The organisation of whoever is signed in, where they could go on in others. */
    public Optional<Organisation> organisation() {
        return Caller.signedIn()
                .filter(one -> !one.others().isEmpty())
                .map(one -> one.actor().organisation());
    }

    /** In which others they could go on. */
    public List<Organisation> otherOrganisations() {
        return Caller.signedIn().map(SignedIn::others).orElse(List.of());
    }

    /** Whether somebody is let in. */
    public boolean isLetIn() {
        return !may.isEmpty();
    }

    /** Whether whoever looks may do it. */
    public boolean may(Permission permission) {
        return may.contains(permission);
    }

    /** The same, which asks again after some seconds. */
    public Frame refreshing(int seconds) {
        return new Frame(
                words,
                title,
                section,
                csrf,
                assets,
                here,
                undecided,
                uploads,
                leaving,
                planned,
                contested,
                Optional.of(seconds),
                may,
                account);
    }

    /**
     * The same that tells of mails that wait to leave.
     *
     * @param numbers of the notices that this server hands over by itself
     */
    public Frame leaving(List<Departure> mails, Set<String> numbers) {
        return new Frame(
                words, title, section, csrf, assets, here, undecided, uploads, mails, numbers, contested, refresh, may,
                account);
    }

    /** The same that tells how many notices a user contests. */
    public Frame contested(int count) {
        return new Frame(
                words, title, section, csrf, assets, here, undecided, uploads, leaving, planned, count, refresh, may,
                account);
    }

    /** Whether what waits of a notice can be kept, which each page offers. */
    public boolean keeps(String notice) {
        return kept().stream().anyMatch(mail -> mail.notice().toString().equals(notice));
    }

    /** Whether this server hands it over by itself. */
    public boolean isPlanned(Departure mail) {
        return planned.contains(mail.notice().toString());
    }

    /** Those that leave by themselves and can still be kept, what leaves next first. */
    public List<Departure> kept() {
        Instant now = Instant.now();
        return leaving.stream()
                .filter(mail -> isPlanned(mail) && mail.canBeKept() && !mail.isDue(now))
                .toList();
    }

    /** How many seconds it can still be kept: 1 at least. */
    public static long left(Departure mail) {
        return Math.max(1, Duration.between(Instant.now(), mail.leaves()).toSeconds() + 1);
    }

    private static String here(HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).stream()
                .flatMap(text -> Arrays.stream(text.split("&")))
                .filter(part -> !part.startsWith(Tongue.PARAMETER + "=") && !part.startsWith("key="))
                .collect(Collectors.joining("&"));
        String path = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
        return query.isEmpty() || path.equals("/enter") ? path : path + "?" + query;
    }

    /** A place that nobody opens by mistake; of a copy that was handed in, which has none, its name. */
    public String place(String place) {
        if (!uploads.isEmpty() && place.startsWith(uploads)) {
            return say("place.handed-in", name(place));
        }
        return words.report().place(place);
    }

    /**
     * The name of a file; of what was in a document or an archive, in which. Where it lay for a while means nothing to anybody; an address
     * is shown whole.
     */
    public String name(String place) {
        if (JobView.isAddress(place)) {
            return place(place);
        }
        String container = FileWalker.container(place);
        String name = words.report().title(fileName(container));
        return container.equals(place)
                ? name
                : say("place.inside", words.report().title(fileName(place)), name);
    }

    private static String fileName(String path) {
        String name = path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
        return name.isEmpty() ? path : name;
    }

    /** Who runs a site, as cases name them: a site that nobody opens by mistake, or an account on one. */
    public String site(String operator) {
        int of = operator.lastIndexOf(' ') + 1;
        return words.report().title(operator.substring(0, of) + ReportWords.host(operator.substring(of)));
    }

    /** What is to be told of what the rules say. */
    public Told told(Message line) {
        return Told.of(words, line);
    }

    /** A link to this page in another language. */
    public String in(Tongue other) {
        return here + (here.contains("?") ? "&" : "?") + Tongue.PARAMETER + "=" + other.tag();
    }

    /** The value of aria-current of a link to a section. */
    public boolean is(String other) {
        return section.equals(other);
    }

    /** All languages. */
    public Stream<Tongue> tongues() {
        return Tongue.ALL.stream();
    }

    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    /** What stands between a word and what it is about, as the language writes it. */
    public String colon() {
        return words.report().say("in-colon", "");
    }

    /** A number of sightings, which are counted to {@link HomeSummary#MOST}. */
    public String counted(int sightings) {
        return counted("count", "count.over", sightings);
    }

    /** The same in a sentence, or in another where there are more than are counted. */
    public String counted(String key, String over, int sightings) {
        return sightings > HomeSummary.MOST ? say(over, HomeSummary.MOST) : say(key, sightings);
    }
}
