package dev.colophon.service.precheck;

import dev.colophon.index.Grade;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.metadata.DescriptiveMetadata;
import dev.colophon.registry.metadata.StatedField;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.standing.Impediment;
import dev.colophon.registry.work.Work;
import dev.colophon.service.scan.UploadOutcome;
import dev.colophon.sightings.exception.PossibleException;
import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import java.util.List;
import java.util.Optional;

/**
 * A registered work in a file, and what its use asks for.
 *
 * @param certain whether it is sure to be this work; otherwise it only looks like it
 * @param licences that cover the use
 * @param why it may be lawful without a licence, a person has to look at it first, it is not settled whose it is, or its owner has
 *     no claim to it
 * @param offer where the owner says that licences are to be had
 * @param contact of the owner, as the owner says it
 */
public record UsedWork(
        Work work,
        UsePermission permission,
        boolean certain,
        List<Licence> licences,
        Optional<String> why,
        Optional<String> offer,
        Optional<String> contact,
        List<UsedPart> parts) {

    /** Columns of a list of works, kept as fields, in which an owner says it. */
    private static final List<String> OFFERS = List.of("licence_offer_url", "public_licence_uri");

    private static final List<String> CONTACTS = List.of("contact", "owner_contact");

    private static final int MOST_PARTS = 50;

    /** What the claim of its owner stands on. */
    enum Ground {
        /** Nothing stands in its way. */
        WHOLE,
        /** Others claim what is in the file, or it is not clear how much the owner holds. */
        UNSETTLED,
        /** The owner claims nothing of what is in the file, or it is common material. */
        NONE;

        static Ground of(List<Impediment> impediments) {
            if (impediments.stream().anyMatch(one -> one.kind().isUnsettled())) {
                return UNSETTLED;
            }
            return impediments.stream().anyMatch(one -> one.kind() == Impediment.Kind.EXCLUDED) ? NONE : WHOLE;
        }
    }

    public UsedWork {
        licences = List.copyOf(licences);
        parts = List.copyOf(parts);
    }

    /**
     * The work that these matches are of. Pure.
     *
     * @param matches at least one
     * @param said of the work
     * @param wanted what its owner wants done about such a copy, and what may allow it
     */
    static UsedWork of(
            List<RegisteredMatch> matches, DescriptiveMetadata said, List<Licence> licences, UploadOutcome wanted) {
        boolean certain = matches.stream().anyMatch(match -> match.match().grade() != Grade.CANDIDATE);
        Optional<String> lawful =
                wanted.exception().map(PossibleException::sentence).or(() -> quotation(matches));
        Optional<String> offer = field(said, OFFERS);
        Ground ground = Ground.of(wanted.impediments());
        UsePermission permission = permissionFor(
                ground, wanted.outcome().action(), certain, !licences.isEmpty(), lawful.isPresent(), offer.isPresent());
        return new UsedWork(
                matches.getFirst().registered().work(),
                permission,
                certain,
                licences,
                why(permission, lawful, certain, ground, wanted),
                offer,
                field(said, CONTACTS),
                matches.stream()
                        .flatMap(match -> UsedPart.of(match.match()).stream())
                        .distinct()
                        .limit(MOST_PARTS)
                        .toList());
    }

    private static Optional<String> quotation(List<RegisteredMatch> matches) {
        boolean quoted = matches.stream()
                .allMatch(match -> Clearance.of(match, "")
                        .filter(Clearance.SHORT_QUOTATION::equals)
                        .isPresent());
        return quoted ? Optional.of(Clearance.SHORT_QUOTATION.words()) : Optional.empty();
    }

    /** Why it is not certain is not told: that would teach evasion. */
    private static Optional<String> why(
            UsePermission permission, Optional<String> lawful, boolean certain, Ground ground, UploadOutcome wanted) {
        String impediments = String.join("; ", wanted.sentences());
        return switch (permission) {
            case FREE -> Optional.of(impediments);
            case EXCEPTION_POSSIBLE -> lawful;
            case ASK -> {
                if (!certain) {
                    yield Optional.empty();
                }
                if (ground == Ground.UNSETTLED) {
                    yield Optional.of(impediments);
                }
                // What the owner would want, were it not so, is not for whoever asks.
                yield wanted.outcome().action() == Action.REVIEW
                        ? Optional.of(wanted.outcome().reasons().getFirst())
                        : Optional.empty();
            }
            case LICENCE_AVAILABLE, BLOCKED, LICENSED, UNKNOWN -> Optional.empty();
        };
    }

    /**
     * What is nobody's or not claimed asks for nothing; what clears comes before what a person may still judge, and that before what
     * the owner wants, which counts for nothing until it is settled whose it is.
     */
    static UsePermission permissionFor(
            Ground ground, Action wanted, boolean certain, boolean licensed, boolean lawful, boolean offered) {
        if (ground == Ground.NONE) {
            return UsePermission.FREE;
        }
        if (licensed) {
            return UsePermission.LICENSED;
        }
        if (lawful) {
            return UsePermission.EXCEPTION_POSSIBLE;
        }
        if (!certain || ground == Ground.UNSETTLED) {
            return UsePermission.ASK;
        }
        if (offered) {
            return UsePermission.LICENCE_AVAILABLE;
        }
        return switch (wanted) {
            case LICENSE -> UsePermission.LICENCE_AVAILABLE;
            case BLOCK -> UsePermission.BLOCKED;
            case COUNT, NOTHING, REVIEW -> UsePermission.ASK;
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
