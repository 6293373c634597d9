package dev.colophon.service.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.AccountSessions;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.account.DisableAccount;
import dev.colophon.service.account.SetRoles;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.service.signin.SignIn.Result;
import dev.colophon.store.DatabaseClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private Settings settings;
    private Instant now = Instant.now();
    private String invitation = "";

    @BeforeEach
    void invite() {
        settings = Settings.of(
                new Variables(Map.of(Settings.HOME, folder.resolve("home").toString())));
        invitation = new AddAccount(settings)
                .add(Actor.local(), "Ben@Example.org", Set.of(AccountRole.REVIEWER))
                .invitation()
                .orElseThrow()
                .token();
    }

    private DatabaseClock clock() {
        return DatabaseClock.injected(() -> now);
    }

    private Result attempt(String password, String code, String address) {
        return new SignIn(settings, clock()).signIn(new SignIn.Request(" ben@example.ORG ", password, code, address));
    }

    private String token(String code) {
        return ((Result.Begun) attempt(PASSWORD, code, "192.0.2.1")).token();
    }

    private void accept() {
        new AcceptInvitation(settings).accept(invitation, PASSWORD);
    }

    @Test
    void whoIsInvitedSetsAPasswordOnceAndSignsIn() {
        assertThat(attempt(PASSWORD, "", "192.0.2.1")).isInstanceOf(Result.Refused.class);
        assertThat(new AcceptInvitation(settings).invited(invitation)).contains("ben@example.org");
        assertThatThrownBy(() -> new AcceptInvitation(settings).accept(invitation, "short"))
                .hasMessageContaining("12 to 200");
        accept();
        assertThat(new AcceptInvitation(settings).invited(invitation)).isEmpty();
        assertThatThrownBy(this::accept).hasMessageContaining("used already");
        SignedIn who = new ResumeSession(settings).resume(token("")).orElseThrow();
        assertThat(who.actor().name()).isEqualTo("ben@example.org");
        assertThat(who.actor().permissions())
                .contains(Permission.DECIDE, Permission.SEND)
                .doesNotContain(Permission.REGISTER, Permission.ADMINISTER, Permission.MACHINE);
        assertThatThrownBy(() -> who.actor().require(Permission.REGISTER))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ServiceException.Category.DENIED));
    }

    @Test
    void anInvitationEnds() {
        now = now.plus(Duration.ofHours(73));
        assertThat(new AcceptInvitation(settings, clock()).invited(invitation)).isEmpty();
    }

    @Test
    void aSessionEndsByItself() {
        accept();
        String token = token("");
        Instant begun = now;
        ResumeSession sessions = new ResumeSession(settings, clock());
        for (now = begun;
                now.isBefore(begun.plus(AccountSessions.LONGEST).minusSeconds(60));
                now = now.plusSeconds(3_000)) {
            assertThat(sessions.resume(token)).as("used at " + now).isPresent();
        }
        now = begun.plus(AccountSessions.LONGEST).plusSeconds(60);
        assertThat(sessions.resume(token)).as("over, though used").isEmpty();
        now = Instant.now();
        String idle = token("");
        now = now.plus(AccountSessions.IDLE).plusSeconds(60);
        assertThat(sessions.resume(idle)).as("left alone").isEmpty();
    }

    @Test
    void whatIsTakenFromSomebodyIsGoneAtOnce() {
        accept();
        String token = token("");
        ResumeSession sessions = new ResumeSession(settings);
        new SetRoles(settings).set(Actor.local(), "ben@example.org", Set.of(AccountRole.AUDITOR));
        assertThat(sessions.resume(token).orElseThrow().actor().permissions()).doesNotContain(Permission.DECIDE);
        new DisableAccount(settings).set(Actor.local(), "ben@example.org", true);
        assertThat(sessions.resume(token)).isEmpty();
        assertThat(attempt(PASSWORD, "", "192.0.2.1")).isInstanceOf(Result.Refused.class);
        new DisableAccount(settings).set(Actor.local(), "ben@example.org", false);
        assertThat(sessions.resume(token)).as("that session has ended").isEmpty();
        new SignOut(settings).end(sessions.resume(token("")).orElseThrow());
    }

    @Test
    void guessingWaitsLongerAndLongerAndEnds() {
        accept();
        for (int i = 0; i < 5; i++) {
            assertThat(attempt("wrong", "", "192.0.2." + i)).isInstanceOf(Result.Refused.class);
        }
        Duration first = ((Result.Wait) attempt(PASSWORD, "", "192.0.2.9")).left();
        assertThat(first).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(((Result.Wait) attempt(PASSWORD, "", "192.0.2.9")).left()).isLessThanOrEqualTo(first);
        now = now.plusSeconds(16);
        assertThat(attempt("wrong", "", "192.0.2.9")).isInstanceOf(Result.Refused.class);
        assertThat(((Result.Wait) attempt(PASSWORD, "", "192.0.2.9")).left()).isGreaterThan(first);
        now = now.plusSeconds(3_600);
        assertThat(attempt(PASSWORD, "", "192.0.2.9")).isInstanceOf(Result.Begun.class);
    }

    @Test
    void oneAddressCannotTryAllNames() {
        SignIn signIn = new SignIn(settings, clock());
        Result last = new Result.Refused();
        for (int i = 0; i < 21; i++) {
            last = signIn.signIn(new SignIn.Request("nobody" + i, "wrong", "", "192.0.2.77"));
        }
        assertThat(last).isInstanceOf(Result.Wait.class);
    }

    @Test
    void codesAreAskedForAndEachCountsOnce() {
        accept();
        Actor ben = new ResumeSession(settings).resume(token("")).orElseThrow().actor();
        OwnAccount own = new OwnAccount(settings, ben);
        assertThatThrownBy(() -> own.propose("wrong")).hasMessageContaining("not your password");
        own.propose(PASSWORD);
        OwnAccount.Proposed proposed = own.state().proposed().orElseThrow();
        assertThat(proposed.uri())
                .startsWith("otpauth://totp/Colophon%20local:ben%40example.org?secret=" + proposed.secret());
        assertThat(attempt(PASSWORD, "", "192.0.2.1")).as("not confirmed yet").isInstanceOf(Result.Begun.class);
        byte[] key = OneTimeCode.bytes(proposed.secret());
        String code = OneTimeCode.code(key, Instant.now().getEpochSecond() / 30, 6, "HmacSHA1");
        assertThatThrownBy(() -> own.confirm("000000x")).hasMessageContaining("not the code of now");
        List<String> recovery = own.confirm(code);
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(attempt(PASSWORD, "", "192.0.2.1")).isInstanceOf(Result.Refused.class);
        assertThat(attempt(PASSWORD, code, "192.0.2.1")).as("used to confirm").isInstanceOf(Result.Refused.class);
        now = Instant.now().plusSeconds(30);
        String next = OneTimeCode.code(key, now.getEpochSecond() / 30, 6, "HmacSHA1");
        assertThat(attempt(PASSWORD, next, "192.0.2.1")).isInstanceOf(Result.Begun.class);
        assertThat(attempt(PASSWORD, next, "192.0.2.1")).as("seen by somebody").isInstanceOf(Result.Refused.class);
        assertThat(attempt(PASSWORD, recovery.getFirst().toLowerCase(Locale.ROOT), "192.0.2.1"))
                .isInstanceOf(Result.Begun.class);
        assertThat(attempt(PASSWORD, recovery.getFirst(), "192.0.2.1")).isInstanceOf(Result.Refused.class);
        assertThat(own.state().recoveryLeft()).isEqualTo(9);
        own.removeSecondFactor(PASSWORD);
        assertThat(attempt(PASSWORD, "", "192.0.2.1")).isInstanceOf(Result.Begun.class);
    }

    @Test
    void nothingOfAPasswordIsKept() {
        String kept = PasswordHash.of(PASSWORD);
        assertThat(kept).startsWith("$argon2id$v=19$m=47104,t=1,p=1$").doesNotContain(PASSWORD);
        assertThat(PasswordHash.matches(PASSWORD, java.util.Optional.of(kept))).isTrue();
        assertThat(PasswordHash.matches(PASSWORD + " ", java.util.Optional.of(kept)))
                .isFalse();
        assertThat(PasswordHash.matches(PASSWORD, java.util.Optional.empty())).isFalse();
        assertThat(PasswordHash.of(PASSWORD)).as("another salt").isNotEqualTo(kept);
    }

    @Test
    void whatHappenedByAClockThatWasAheadKeepsNobodyOutAndLetsNobodyIn() {
        accept();
        Instant right = now;
        now = right.plus(Duration.ofDays(365));
        String ahead = token("");
        for (int i = 0; i < 8; i++) {
            Result _ = attempt("wrong " + i, "", "192.0.2.1");
        }
        assertThat(attempt(PASSWORD, "", "192.0.2.1")).isInstanceOf(Result.Wait.class);
        now = right;
        assertThat(new ResumeSession(settings, clock()).resume(ahead))
                .as("begun in a year")
                .isEmpty();
        assertThat(new ResumeSession(settings, clock()).resume(token(""))).isPresent();
    }
}
