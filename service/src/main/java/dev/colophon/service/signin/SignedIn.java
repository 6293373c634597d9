package dev.colophon.service.signin;

import dev.colophon.service.caller.Actor;

/**
 * Somebody who is signed in.
 *
 * @param session its id, which is no secret
 */
public record SignedIn(Actor actor, String session) {}
