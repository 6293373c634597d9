package dev.colophon.service.draft;

import dev.colophon.cases.file.CaseFile;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.NoticeContent;
import dev.colophon.cases.message.NoticeUrl;
import dev.colophon.cases.notice.draft.DraftedCopy;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.MetadataRows;
import dev.colophon.registry.work.Host;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.CaseMember;
import dev.colophon.service.casefile.CaseMembers;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the copies of a case that a notice may name; of each other one it is said why not. */
final class DraftedCopies {

    private final Database database;
    private final Actor actor;
    private final List<Host> hosts;

    /** @param hosts only what stands on these; none: wherever it does */
    DraftedCopies(Database database, Actor actor, List<String> hosts) {
        this.database = database;
        this.actor = actor;
        this.hosts = hosts.stream().map(Host::parse).toList();
    }

    private record Found(StoredSighting sighting, CaseMember member) {}

    /** @throws ServiceException when there is none, or more than one notice may name */
    List<DraftedCopy> of(CaseFile file, MessageListener listener) {
        if (!file.state().isOpen()) {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.case.closed", file.number()));
        }
        List<Found> found = new ArrayList<>();
        CaseMembers.forEach(
                database,
                actor,
                file,
                member -> member.sighting()
                        .filter(sighting -> member.membership().isIn() && isWanted(sighting))
                        .ifPresent(sighting -> found.add(new Found(sighting, member))));
        Map<String, DescriptiveMetadata> metadata = database.read(dsl -> MetadataRows.of(
                dsl,
                found.stream().map(one -> one.sighting().work().id()).distinct().toList()));
        List<DraftedCopy> copies = found.stream()
                .flatMap(one -> copy(file, one, metadata, listener).stream())
                .toList();
        if (copies.isEmpty()) {
            throw new ServiceException(
                    Category.REFUSED,
                    found.isEmpty()
                            ? hosts.isEmpty()
                                    ? Message.of("refusal.draft.empty", file.number())
                                    : Message.of("refusal.draft.not-there", file.number())
                            : Message.of("refusal.draft.not-yet", file.number()));
        }
        requireOneHost(copies);
        if (copies.size() > NoticeContent.MOST_ITEMS) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%,d copies are more than one notice can name (%,d): draft one for some --host at a time, or split the case"
                            .formatted(copies.size(), NoticeContent.MOST_ITEMS));
        }
        return copies;
    }

    private boolean isWanted(StoredSighting sighting) {
        return hosts.isEmpty()
                || Host.ofPlace(sighting.place())
                        .filter(place -> hosts.stream().anyMatch(host -> host.covers(place)))
                        .isPresent();
    }

    /** A notice goes to one provider. */
    private void requireOneHost(List<DraftedCopy> copies) {
        List<String> places = copies.stream()
                .map(copy -> copy.url().host())
                .distinct()
                .sorted()
                .toList();
        if (hosts.isEmpty() && places.size() > 1) {
            throw new ServiceException(
                    Category.USAGE,
                    "the copies stand on %d hosts (%s), and a notice goes to one provider: name its --host"
                            .formatted(
                                    places.size(), String.join(", ", places.subList(0, Math.min(5, places.size())))));
        }
    }

    private static Optional<DraftedCopy> copy(
            CaseFile file, Found found, Map<String, DescriptiveMetadata> metadata, MessageListener listener) {
        StoredSighting sighting = found.sighting();
        CaseMember member = found.member();
        if (member.obstacle().isPresent()) {
            return leftOut(sighting, member.obstacle().get().words(), listener);
        }
        if (member.bundles().isEmpty()) {
            return leftOut(
                    sighting,
                    "there is no evidence of it: `colophon case evidence %s` takes it".formatted(file.number()),
                    listener);
        }
        try {
            return Optional.of(new DraftedCopy(
                    sighting,
                    NoticeUrl.of(sighting.place()),
                    metadata.getOrDefault(sighting.work().id(), DescriptiveMetadata.NONE),
                    member.bundles().getFirst(),
                    Optional.empty()));
        } catch (MessageRefused e) {
            return leftOut(sighting, String.valueOf(e.getMessage()), listener);
        }
    }

    private static Optional<DraftedCopy> leftOut(StoredSighting sighting, String why, MessageListener listener) {
        listener.message("left out: %s: %s".formatted(sighting.place(), why));
        return Optional.empty();
    }
}
