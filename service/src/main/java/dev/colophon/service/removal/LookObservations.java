package dev.colophon.service.removal;

import dev.colophon.cases.removal.CopyLook;
import dev.colophon.cases.removal.RemovalFinding;
import dev.colophon.cases.removal.RemovalVerdict;
import dev.colophon.cases.removal.address.LookTarget;
import dev.colophon.cases.removal.address.SearchedFile;
import dev.colophon.cases.removal.address.ServedAnswer.Served;
import dev.colophon.cases.removal.address.ServedAnswer.Unanswered;
import dev.colophon.detect.Sighting;
import dev.colophon.service.session.HomeSession;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.Observation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Stores what was seen of copies as observations of their places, as all looks are stored. */
final class LookObservations {

    private final FileLooks looks;
    private final HomeWorkSearch search;

    LookObservations(HomeSession session, HomeWorkSearch search) {
        this.looks = new FileLooks(session.catalogue(), session.organisation().id());
        this.search = search;
    }

    /**
     * Of one look, from all vantage points. Where the copy is there from one of them, that others do not see it is stored as a
     * refusal: the place has it.
     */
    void store(LookTarget target, List<CopyLook.Seen> seen, RemovalFinding all) {
        boolean somewhere = all.verdict() == RemovalVerdict.PARTIAL_GEO;
        for (CopyLook.Seen one : seen) {
            own(target, one, somewhere);
            Optional<String> vantage = Optional.of(one.view().vantage());
            one.found().forEach(file -> content(file.place(), file, vantage));
        }
    }

    private void own(LookTarget target, CopyLook.Seen seen, boolean somewhere) {
        Optional<String> vantage = Optional.of(seen.view().vantage());
        RemovalFinding own = seen.own();
        switch (seen.view().copy()) {
            case Unanswered none -> {
                if (!none.refused()) { // else nobody looked
                    missing(target, Instant.now(), Outcome.FAILED, OptionalInt.empty(), vantage, own);
                }
            }
            case Served served -> {
                Optional<SearchedFile> file = seen.copy();
                Instant at = file.map(SearchedFile::seen).orElseGet(Instant::now);
                OptionalInt status = OptionalInt.of(served.status());
                boolean up = own.meaning() == RemovalVerdict.Meaning.UP;
                boolean other = own.verdict() == RemovalVerdict.GONE
                        && served.status() / 100 == 2
                        && file.flatMap(SearchedFile::looked)
                                .filter(looked -> !looked.isFailure())
                                .isPresent();
                if (own.verdict() == RemovalVerdict.RENAMED) {
                    if (served.isUp() && file.isPresent()) { // who asks for it is led there
                        content(target.url(), file.get(), vantage);
                    } else {
                        missing(target, at, Outcome.MOVED, status, vantage, own);
                    }
                    file.ifPresent(there -> content(there.place(), there, vantage));
                } else if ((up || (other && !somewhere)) && file.isPresent()) {
                    content(target.url(), file.get(), vantage);
                } else {
                    missing(target, at, outcome(own, served.status(), somewhere), status, vantage, own);
                }
            }
        }
    }

    private static Outcome outcome(RemovalFinding own, int status, boolean somewhere) {
        return switch (own.verdict()) {
            case GONE -> somewhere ? Outcome.REFUSED : Outcome.NOT_FOUND;
            case SOFT_404 -> somewhere ? Outcome.REFUSED : Outcome.SOFT_NOT_FOUND;
            case LOGIN_WALL, BLOCKED -> Outcome.REFUSED;
            case UNREACHABLE -> status == 429 || status == 503 ? Outcome.LATER : Outcome.FAILED;
            default -> Outcome.FAILED;
        };
    }

    private void missing(
            LookTarget target,
            Instant at,
            Outcome outcome,
            OptionalInt status,
            Optional<String> vantage,
            RemovalFinding own) {
        List<String> _ =
                looks.storeMissing(target.url(), at, outcome, status, vantage, own.verdict() + ": " + own.reason());
    }

    /** What is known of the bytes already is not stored again; what this program failed on says nothing of them. */
    private void content(String place, SearchedFile file, Optional<String> vantage) {
        Optional<Sighting> looked = file.looked()
                .filter(_ -> !search.isKnown(file.content().sha256()))
                .filter(sighting -> !sighting.isFailure());
        FileLook look = new FileLook(
                place,
                file.seen(),
                file.content(),
                OptionalInt.of(file.status()),
                file.type(),
                Optional.empty(),
                file.standing(),
                Optional.empty(),
                file.partial(),
                false);
        List<String> _ = looks.store(look, looked, search.position(), vantage);
    }
}
