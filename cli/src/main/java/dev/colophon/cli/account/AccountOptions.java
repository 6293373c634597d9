package dev.colophon.cli.account;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.service.account.Invitation;
import dev.colophon.service.account.ListOrganisations;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ServedPorts;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which organisation. */
final class AccountOptions {

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "Of which organisation (default: the first): see `colophon organisation list`.")
    private @Nullable String organisation;

    /** Whoever has the machine, in that organisation. */
    Actor actor(Settings settings) {
        Actor local = Actor.local();
        return organisation == null
                ? local
                : new Actor(ListOrganisations.named(settings, local, organisation), local.name());
    }

    /**
     * Where an invitation is taken: by the first name under which the pages are reached, else on this machine, at the port where a
     * server of the home answers just now.
     */
    static String link(Settings settings, Invitation invitation) {
        int port = port(settings);
        String server = settings.serving().hosts().stream()
                .flatMap(names -> Arrays.stream(names.split("[,\\s]+")))
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(name -> "https://" + name)
                .orElseGet(() -> "http://%s:%d".formatted(inside(settings, port), port));
        return server + invitation.path();
    }

    /** That of the settings where a server answers there, or none does at all. */
    private static int port(Settings settings) {
        int said = settings.serving().port();
        try {
            List<Integer> served = ServedPorts.of(settings.home());
            return served.isEmpty() || served.contains(said) ? said : served.getFirst();
        } catch (IOException _) {
            return said;
        }
    }

    /** The name of this machine that is not that of the public pages. */
    private static String inside(Settings settings, int port) {
        String usual = "127.0.0.1";
        return settings.publicAddress()
                        .filter(open -> open.isNamedBy(usual + ":" + port))
                        .isPresent()
                ? "localhost"
                : usual;
    }

    static Set<AccountRole> roles(Collection<String> words) {
        Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
        words.forEach(word -> roles.add(AccountRole.of(word)
                .orElseThrow(() ->
                        new ServiceException(Category.USAGE, "`%s` is no role: there are %s".formatted(word, all())))));
        return roles;
    }

    private static String all() {
        return Arrays.stream(AccountRole.values()).map(AccountRole::words).collect(Collectors.joining(", "));
    }
}
