package dev.colophon.service.policy;

import dev.colophon.registry.Parties;
import dev.colophon.registry.Works;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Database;
import java.util.Optional;

/**
 * Of what a policy is meant to be; one of both.
 *
 * @param owner all works of this party, by name or id
 * @param work this one, by its id, or an unambiguous start or end of it
 */
public record PolicyTarget(Optional<String> owner, Optional<String> work) {

    PolicySubject subject(Actor actor, Database database) {
        if (owner.isPresent() == work.isPresent()) {
            throw refused("say of what: --owner NAME for all works of somebody, or --work ID");
        }
        if (work.isPresent()) {
            Work named = new Works(database, actor.organisation()).get(work.get());
            if (named.removedAt().isPresent()) {
                throw refused("`%s` was removed from the catalogue: `colophon references add` brings it back"
                        .formatted(named.title()));
            }
            return new PolicySubject.OfWork(named);
        }
        return database.read(dsl -> Parties.find(dsl, actor.organisation(), owner.get()))
                .<PolicySubject>map(PolicySubject.AllWorksOf::new)
                .orElseThrow(() -> refused(
                        "nobody called `%s` owns a work: `colophon works` names the owners".formatted(owner.get())));
    }

    static ServiceException refused(String message) {
        return new ServiceException(Category.USAGE, message);
    }

    static ServiceException refused(RegistryException why) {
        return refused(String.valueOf(why.getMessage()));
    }
}
