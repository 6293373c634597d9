package dev.colophon.service.offer;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import dev.colophon.service.licence.WorkParts;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is offered.
 *
 * @param works of one owner
 * @param segment of each; empty: the whole
 * @param host where the copy is
 */
record OfferSubject(List<Work> works, Optional<WorkSegment> segment, Optional<Host> host, Optional<Offer.Copy> copy) {

    private static final double MILLIS = 1_000;

    /** Works that were named, or a part of each. */
    static OfferSubject of(List<Work> works, Optional<String> segment, WorkParts parts) {
        works.stream().filter(work -> work.removedAt().isPresent()).findFirst().ifPresent(work -> {
            throw OfferUsage.refused("`%s` was removed from the catalogue".formatted(work.title()));
        });
        if (works.stream().map(work -> work.owner().id()).distinct().count() > 1) {
            throw OfferUsage.usage("these works have different owners: offer those of each by themselves");
        }
        if (segment.isPresent() && works.stream().map(Work::kind).distinct().count() > 1) {
            throw OfferUsage.usage("--segment: works of one kind have parts alike; offer the others by themselves");
        }
        return new OfferSubject(
                works,
                segment.map(text -> OfferUsage.parsed(() -> parts.parse(text, works))),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What a copy shows of a work. Of what is licensed, may be, or is no copy nothing is offered: nobody is to pay for what is allowed.
     */
    static OfferSubject of(StoredSighting sighting, Optional<String> segment, WorkParts parts) {
        if (sighting.decisionState() != DecisionState.OPEN && sighting.decisionState() != DecisionState.CONFIRMED) {
            throw OfferUsage.refused("the sighting %s is %s: an offer is for what is open or confirmed"
                    .formatted(sighting.id(), sighting.decisionState().phrase()));
        }
        OfferSubject named = of(List.of(sighting.work()), segment, parts);
        return new OfferSubject(
                named.works(),
                named.segment().or(() -> shown(sighting)),
                Host.ofPlace(sighting.place()),
                Optional.of(new Offer.Copy(sighting.id(), sighting.place())));
    }

    /** From the first to the last of what it shows, where works of that kind have such parts. */
    private static Optional<WorkSegment> shown(StoredSighting sighting) {
        List<Span> spans = sighting.matches().stream()
                .flatMap(match -> match.match().segments().stream())
                .map(Segment::inReference)
                .toList();
        Medium kind = sighting.work().kind();
        boolean timed = kind == Medium.AUDIO || kind == Medium.VIDEO;
        if (timed && spans.stream().allMatch(Span.Time.class::isInstance)) {
            return Optional.of(new WorkSegment(
                    spans.stream().mapToLong(OfferSubject::start).min().orElse(0),
                    spans.stream().mapToLong(OfferSubject::end).max().orElse(0)));
        }
        if (kind == Medium.TEXT && spans.stream().allMatch(Span.Characters.class::isInstance)) {
            return Optional.of(new WorkSegment(
                    spans.stream().mapToLong(OfferSubject::start).min().orElse(0),
                    spans.stream().mapToLong(OfferSubject::end).max().orElse(0)));
        }
        return Optional.empty();
    }

    private static long start(Span span) {
        return switch (span) {
            case Span.Time time -> (long) Math.floor(Math.max(0, time.start()) * MILLIS);
            case Span.Characters characters -> characters.start();
            case Span.Quad _ -> 0;
        };
    }

    private static long end(Span span) {
        return switch (span) {
            case Span.Time time -> (long) Math.ceil(time.end() * MILLIS);
            case Span.Characters characters -> characters.end();
            case Span.Quad _ -> 0;
        };
    }

    Party owner() {
        return works.getFirst().owner();
    }

    LicenceScope.NamedWorks scope() {
        return new LicenceScope.NamedWorks(
                works.stream().map(Work::id).collect(Collectors.toCollection(TreeSet::new)), segment);
    }
}
