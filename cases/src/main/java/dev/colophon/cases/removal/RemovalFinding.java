package dev.colophon.cases.removal;

import java.util.Optional;

/**
 * A verdict and why.
 *
 * @param reason for a person: what was asked for, what came of it
 * @param where it stands now, where that is another place
 */
public record RemovalFinding(RemovalVerdict verdict, String reason, Optional<String> where) {

    static RemovalFinding of(RemovalVerdict verdict, String reason) {
        return new RemovalFinding(verdict, reason, Optional.empty());
    }

    static RemovalFinding at(RemovalVerdict verdict, String reason, String where) {
        return new RemovalFinding(verdict, reason, Optional.of(where));
    }

    public RemovalVerdict.Meaning meaning() {
        return verdict.meaning();
    }
}
