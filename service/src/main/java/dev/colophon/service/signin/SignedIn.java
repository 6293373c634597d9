package dev.colophon.service.signin;

import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import java.util.List;

/**
 * Somebody who is signed in.
 *
 * @param session its id, which is no secret
 * @param organisations in which their account is something, by name: this one, too
 */
public record SignedIn(Actor actor, String session, List<Organisation> organisations) {

    public SignedIn {
        organisations = List.copyOf(organisations);
    }

    /** Those in which they could go on. */
    public List<Organisation> others() {
        return organisations.stream()
                .filter(one -> !one.id().equals(actor.organisation().id()))
                .toList();
    }
}
