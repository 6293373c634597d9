package dev.colophon.service.precheck;

import dev.colophon.index.Grade;
import dev.colophon.index.transform.Segment;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceDecider;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Work;
import java.util.List;
import java.util.Optional;

/**
 * A registered work in a file, and what its use asks for.
 *
 * @param certain whether it is sure to be this work; otherwise it only looks like it
 * @param licences that cover the use
 * @param offer where the owner says that licences are to be had
 * @param contact of the owner, as the owner says it
 */
public record UsedWork(
        Work work,
        UsePermission permission,
        boolean certain,
        List<Licence> licences,
        Optional<String> offer,
        Optional<String> contact,
        List<UsedPart> parts) {

    /** Columns of a list of works, kept as fields, in which an owner says it. */
    private static final List<String> OFFERS = List.of("licence_offer_url", "public_licence_uri");

    private static final List<String> CONTACTS = List.of("contact", "owner_contact");

    private static final int MOST_PARTS = 50;

    public UsedWork {
        licences = List.copyOf(licences);
        parts = List.copyOf(parts);
    }

    /**
     * The work that these matches are of. Pure.
     *
     * @param matches at least one
     * @param said of the work
     * @param decider of its licences
     */
    static UsedWork of(
            List<RegisteredMatch> matches, DescriptiveMetadata said, LicenceDecider decider, IntendedUse use) {
        Work work = matches.getFirst().registered().work();
        boolean certain = matches.stream().anyMatch(match -> match.match().grade() != Grade.CANDIDATE);
        List<Segment> segments = matches.stream()
                .flatMap(match -> match.match().segments().stream())
                .toList();
        List<Licence> licences = decider.covering(use.of(work.id(), segments), Optional.empty());
        boolean quoted = matches.stream()
                .allMatch(match -> Clearance.of(match, "")
                        .filter(Clearance.SHORT_QUOTATION::equals)
                        .isPresent());
        Optional<String> offer = field(said, OFFERS);
        return new UsedWork(
                work,
                permissionFor(work.policy(), certain, !licences.isEmpty(), quoted, offer.isPresent()),
                certain,
                licences,
                offer,
                field(said, CONTACTS),
                matches.stream()
                        .flatMap(match -> UsedPart.of(match.match()).stream())
                        .distinct()
                        .limit(MOST_PARTS)
                        .toList());
    }

    /** What clears comes before what a person may still judge, and that before what the owner wants. */
    static UsePermission permissionFor(
            Policy policy, boolean certain, boolean licensed, boolean quoted, boolean offered) {
        if (licensed) {
            return UsePermission.LICENSED;
        }
        if (quoted) {
            return UsePermission.EXCEPTION_POSSIBLE;
        }
        if (!certain) {
            return UsePermission.ASK;
        }
        if (offered) {
            return UsePermission.LICENCE_AVAILABLE;
        }
        return switch (policy) {
            case MONETIZE -> UsePermission.LICENCE_AVAILABLE;
            case BLOCK_ACCESS -> UsePermission.BLOCKED;
            case REPORT_USAGE, NO_ACTION -> UsePermission.ASK;
        };
    }

    private static Optional<String> field(DescriptiveMetadata said, List<String> names) {
        return said.fields().stream()
                .filter(field -> names.contains(field.name()))
                .map(StatedField::content)
                .filter(content -> !content.isBlank())
                .findFirst();
    }
}
