package dev.colophon.service.signin;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.account.SignInFailures;
import dev.colophon.registry.account.SignInFailures.Kind;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;

/** Slows down whoever guesses the password of an account by its open session. */
final class AttemptLimit {

    private AttemptLimit() {}

    static void require(DSLContext dsl, String name, Instant now) {
        SignInFailures failures = new SignInFailures(dsl);
        String subject = Secrets.sha256(name);
        Duration wait = failures.wait(Kind.ACCOUNT, subject, now);
        if (wait.isPositive()) {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.password.wait", wait.toSeconds() + 1));
        }
        failures.attempted(Kind.ACCOUNT, subject, now);
    }

    static void passed(DSLContext dsl, String name) {
        new SignInFailures(dsl).succeeded(Kind.ACCOUNT, Secrets.sha256(name));
    }
}
