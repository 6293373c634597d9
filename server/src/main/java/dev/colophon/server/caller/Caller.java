package dev.colophon.server.caller;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.signin.SignedIn;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who asks with the request that is being answered: an account, or whoever has the machine. To be read in the thread that answers.
 *
 * @param machine whoever has the machine
 */
public record Caller(Actor machine) {

    /** Whoever has the machine, let in by a link or by the key of the home. */
    public record ByMachine(String how) {}

    /**
     * A program of an account, let in by a key of the API.
     *
     * @param keySha256 which of its keys that is
     */
    public record ByKey(Actor actor, String keySha256) {}

    /** Whoever asks by the public address, let in by nobody. */
    public record Everybody() {}

    /** Who they are: for {@link SignedIn}, {@link ByMachine} and {@link ByKey}. */
    public static Authentication letIn(Object who) {
        return UsernamePasswordAuthenticationToken.authenticated(
                who, "", Set.of(new SimpleGrantedAuthority("ROLE_USER")));
    }

    /** Who asks; may nothing where nobody was let in. */
    public Actor actor() {
        return switch (principal().orElse("")) {
            case SignedIn signedIn -> signedIn.actor();
            case ByKey key -> key.actor();
            case ByMachine _ -> machine;
            case Everybody _ -> Actor.everybody(machine.organisation());
            default -> new Actor(machine.organisation(), "", Set.of(), Optional.empty());
        };
    }

    /** By what they were let in: a program by this key of its account and no other. */
    public String by() {
        return switch (principal().orElse("")) {
            case ByKey key -> "key " + key.keySha256();
            case SignedIn signedIn -> "account " + signedIn.actor().account().orElse("");
            case ByMachine _ -> "machine";
            default -> "";
        };
    }

    /** The session of the account that asks; empty for whoever has the machine, and for programs. */
    public static Optional<SignedIn> signedIn() {
        return principal().flatMap(who -> who instanceof SignedIn one ? Optional.of(one) : Optional.empty());
    }

    /** Who was let in. */
    public static Optional<Object> letIn() {
        return principal().filter(who -> !(who instanceof Everybody));
    }

    private static Optional<Object> principal() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getPrincipal);
    }
}
