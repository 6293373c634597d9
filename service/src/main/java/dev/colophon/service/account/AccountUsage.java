package dev.colophon.service.account;

import dev.colophon.registry.account.Account;
import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.Accounts;
import dev.colophon.registry.account.SignInSecrets;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.Secrets;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/** What use cases that change accounts have in common, within one transaction of theirs. */
final class AccountUsage {

    /** A link of an invitation counts for so long. */
    static final Duration INVITATION = Duration.ofDays(3);

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");

    private final DSLContext dsl;
    private final Actor actor;
    private final Ids ids = new Ids(InstantSource.system());

    private AccountUsage(DSLContext dsl, Actor actor) {
        this.dsl = dsl;
        this.actor = actor;
    }

    /** Does something in one transaction. */
    static <T> T change(Settings settings, Actor actor, Function<AccountUsage, T> change) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.writeRepeating(dsl -> {
                AccountUsage usage = new AccountUsage(dsl, actor);
                usage.requireStill();
                boolean administered = usage.isAdministered();
                T done = change.apply(usage);
                if (administered && !usage.isAdministered()) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "nobody would administer %s any more: make somebody else an administrator first"
                                    .formatted(actor.organisation().name()));
                }
                return done;
            });
        }
    }

    /** Does something to the account of a name; what that is afterwards. */
    static Account changeOne(
            Settings settings, Actor actor, String name, BiFunction<AccountUsage, Account, String> change) {
        return change(settings, actor, usage -> {
            String id = change.apply(usage, usage.other(name));
            return usage.accounts().find(id).orElseThrow();
        });
    }

    /** Another administrator may have changed what whoever asks is, since they asked. */
    private void requireStill() {
        actor.account().filter(id -> !isAdministrator(id)).ifPresent(_ -> {
            throw new ServiceException(
                    Category.DENIED, "%s administers no accounts here any more".formatted(actor.name()));
        });
    }

    private boolean isAdministrator(String id) {
        return accounts().find(id).filter(AccountUsage::administers).isPresent();
    }

    /** Whether somebody is left who can sign in and change accounts. */
    private boolean isAdministered() {
        return accounts().list().stream().anyMatch(AccountUsage::administers);
    }

    private static boolean administers(Account account) {
        return account.disabledAt().isEmpty() && account.roles().contains(AccountRole.ADMIN);
    }

    DSLContext dsl() {
        return dsl;
    }

    Ids ids() {
        return ids;
    }

    Accounts accounts() {
        return new Accounts(dsl, actor.organisation());
    }

    Instant now() {
        return DatabaseClock.of(InstantSource.system()).now(dsl);
    }

    void event(AccountEvents.What what, String subject, String note) {
        new AccountEvents(dsl, actor.organisation(), ids).add(what, Optional.of(actor.name()), subject, note);
    }

    /**
     * A name as it is kept.
     *
     * @throws ServiceException when nobody could type it
     */
    static String name(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new ServiceException(
                    Category.USAGE,
                    "the name of an account is made of letters and digits, with . _ @ + - between, 100 at most, such"
                            + " as ada@example.org");
        }
        return name;
    }

    /** The account of a name or an id, in the organisation of whoever asks. */
    Account find(String name) {
        return accounts()
                .find(name.strip())
                .or(() -> accounts().find(name.strip().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "there is no account %s in %s: see `colophon account list`"
                                .formatted(name, actor.organisation().name())));
    }

    /** The same, of somebody else: nobody changes what they may themselves. */
    Account other(String name) {
        Account found = find(name);
        if (actor.account().filter(found.id()::equals).isPresent()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "nobody changes their own account here: another administrator can, or the command");
        }
        return found;
    }

    /** What concerns the account everywhere is not for one of its organisations to do. */
    void requireWhole(Account account) {
        if (account.elsewhere() && !actor.may(Permission.MACHINE)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s belongs to other organisations, too: take away its roles here, or ask whoever has the machine"
                            .formatted(account.name()));
        }
    }

    /** A new link by which a password can be set; those from before count no more. */
    Invitation invite(String account, String name) {
        String token = Secrets.next();
        Instant expires = now().plus(INVITATION);
        new SignInSecrets(dsl).invite(account, Secrets.sha256(token), actor.name(), now(), expires);
        event(AccountEvents.What.INVITED, name, "");
        return new Invitation(name, token, expires);
    }
}
