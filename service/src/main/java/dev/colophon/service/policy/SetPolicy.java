package dev.colophon.service.policy;

import dev.colophon.registry.licence.term.StatedDay;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicyParser;
import dev.colophon.registry.policy.PolicyRule;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.registry.policy.RightsClaimPolicy;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/** Sets the policy of a work, or of all works of somebody: replays it, keeps it, and puts it in force if that is said. */
public final class SetPolicy {

    private final Settings settings;
    private final InstantSource clock;

    public SetPolicy(Settings settings) {
        this(settings, InstantSource.system());
    }

    SetPolicy(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is said; what is left out stays as it was.
     *
     * @param rules as a person writes them
     * @param enabledShare of 100 sightings on which it acts
     * @param mutedUntil a day, in UTC, before which it acts on none
     * @param arm whether it is to be in force; one that has the rules in force, and acts on no more than these do, is at once
     * @param tryOnly whether nothing is kept
     */
    public record Request(
            PolicyTarget target,
            Optional<String> rules,
            OptionalInt enabledShare,
            Optional<String> mutedUntil,
            boolean arm,
            boolean tryOnly) {}

    /**
     * Sets a policy.
     *
     * @throws ServiceException when a value cannot be meant
     */
    public PolicyResult set(Actor actor, Request request) {
        actor.require(Permission.LICENSE);
        Optional<RightsClaimPolicy> rules = request.rules().map(SetPolicy::parsed);
        try (Database database = HomeDatabase.stored(settings)) {
            PolicySubject subject = request.target().subject(actor, database);
            PolicyHistory before = database.read(dsl -> new Policies(dsl, actor.organisation()).history(subject));
            PolicyVersion said = version(actor, request, rules, before);
            ArmedPolicy tried = new ArmedPolicy(subject, said.policy().orElseThrow(), said);
            PolicyDifference difference =
                    new PolicyReplay(subject, Optional.of(tried), clock.instant()).run(actor, database);
            if (request.tryOnly()) {
                return new PolicyResult(before, said, difference, false);
            }
            PolicyHistory after = database.writeRepeating(dsl -> {
                Policies policies = new Policies(dsl, actor.organisation());
                policies.append(subject, said);
                return policies.history(subject);
            });
            return new PolicyResult(after, said, difference, true);
        }
    }

    private PolicyVersion version(
            Actor actor, Request request, Optional<RightsClaimPolicy> rules, PolicyHistory before) {
        Optional<PolicyVersion> last =
                before.newest().filter(version -> version.policy().isPresent());
        RightsClaimPolicy policy = rules.or(() -> last.flatMap(PolicyVersion::policy))
                .orElseThrow(() -> PolicyTarget.refused(
                        "there is no policy yet: write one, such as \"block when > 30 seconds audio; count\""));
        int share = share(request, last);
        String id = new Ids(clock).next();
        Instant now = Ids.timeOf(id);
        Optional<Instant> muted = request.mutedUntil()
                .map(this::muted)
                .orElseGet(() -> last.flatMap(PolicyVersion::mutedUntil).filter(now::isBefore));
        boolean stays = before.inForce()
                .filter(armed -> armed.policy().equals(policy))
                .map(ArmedPolicy::version)
                .filter(version -> share <= version.enabledShare() && !endsEarlier(muted, version.mutedUntil(), now))
                .isPresent();
        return new PolicyVersion(id, Optional.of(policy), request.arm() || stays, share, muted, actor.name(), now);
    }

    private static boolean endsEarlier(Optional<Instant> muted, Optional<Instant> before, Instant now) {
        return before.filter(now::isBefore)
                .filter(until -> muted.filter(newly -> !newly.isBefore(until)).isEmpty())
                .isPresent();
    }

    private static int share(Request request, Optional<PolicyVersion> last) {
        int share = request.enabledShare()
                .orElseGet(() -> last.map(PolicyVersion::enabledShare).orElse(PolicyVersion.ALL));
        if (share < 0 || share > PolicyVersion.ALL) {
            throw PolicyTarget.refused("a share of %d: write 0 to 100, of 100 sightings so many".formatted(share));
        }
        return share;
    }

    /** {@code never} takes back what was said before. */
    private Optional<Instant> muted(String text) {
        if (text.strip().equalsIgnoreCase("never")) {
            return Optional.empty();
        }
        Instant until = StatedDay.parse(text)
                .orElseThrow(() -> PolicyTarget.refused(
                        "`%s` is no day: write it like 2027-01-31, or never".formatted(text.strip())))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        if (!until.isAfter(clock.instant())) {
            throw PolicyTarget.refused("`%s` has begun: write a day to come, or never".formatted(text.strip()));
        }
        return Optional.of(until);
    }

    private static RightsClaimPolicy parsed(String rules) {
        try {
            RightsClaimPolicy policy = PolicyParser.parse(rules);
            policy.rules().forEach(PolicyRule::requirePossible);
            return policy;
        } catch (RegistryException e) {
            throw PolicyTarget.refused(e);
        }
    }
}
