package dev.colophon.cases.file;

import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.linkage.Reasons;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.operators.linkage.UploadPlatforms;
import dev.colophon.registry.work.Host;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds who answers for a copy: the operator of the site that it stands on; where that is a platform whose users upload, the
 * account; where too many sites are joined for anybody to act on them all, or nothing ties it to others, the site alone. Nobody is
 * made to answer for what another did. Immutable.
 */
public final class CaseOperators {

    private static final int REASONS = 3;

    private final OperatorGraph graph;
    private final UploadPlatforms platforms;

    public CaseOperators(OperatorGraph graph, UploadPlatforms platforms) {
        this.graph = graph;
        this.platforms = platforms;
    }

    /** The site of a place; empty of what is not on the web. */
    public static Optional<String> site(String place) {
        return Host.ofPlace(place).map(host -> SiteName.of(host.name()));
    }

    /**
     * Who answers for a copy at a place; empty of what is not on the web.
     *
     * @param place its URI
     * @param pages on which it stands
     */
    public Optional<CaseOperator> of(String place, Collection<String> pages) {
        return site(place).map(site -> platforms.isPlatform(place) ? uploader(site, place, pages) : operator(site));
    }

    private CaseOperator uploader(String site, String place, Collection<String> pages) {
        List<String> accounts = platforms
                .account(place)
                .map(List::of)
                .orElseGet(() -> pages.stream()
                        .filter(page -> site(page).filter(site::equals).isPresent())
                        .flatMap(page -> platforms.account(page).stream())
                        .distinct()
                        .toList());
        return accounts.size() == 1
                ? new CaseOperator(
                        site,
                        Optional.of(accounts.getFirst()),
                        List.of(site),
                        "uploaded to %s by the account %s, as the address tells".formatted(site, accounts.getFirst()))
                : new CaseOperator(
                        site,
                        Optional.empty(),
                        List.of(site),
                        "uploaded to %s; no address tells by which account: split the case when you know more"
                                .formatted(site));
    }

    private CaseOperator operator(String site) {
        Optional<Operator> known =
                graph.operatorOf(site).filter(operator -> operator.sites().size() > 1);
        if (known.isEmpty()) {
            return new CaseOperator(site, Optional.empty(), List.of(site), "one site, and nothing ties it to others");
        }
        Operator operator = known.get();
        if (operator.waits().isPresent()) {
            return new CaseOperator(
                    site,
                    Optional.empty(),
                    List.of(site),
                    "one site; its operator may have more, and waits for a person: "
                            + operator.waits().get());
        }
        String shared = Reasons.sentence(operator.reasons(), REASONS);
        return new CaseOperator(
                operator.id(),
                Optional.empty(),
                operator.sites(),
                operator.rulings().isEmpty()
                        ? String.format(
                                Locale.ROOT,
                                "%d sites of one operator (confidence %.2f): %s",
                                operator.sites().size(),
                                operator.confidence(),
                                shared)
                        : "%d sites that a person ruled to be one operator's: %s"
                                .formatted(operator.sites().size(), shared));
    }
}
