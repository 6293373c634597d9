package dev.colophon.server.web.account;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.account.ApiKeys.Scope;
import dev.colophon.server.page.FailurePages;
import dev.colophon.server.page.FormFields;
import dev.colophon.server.page.Pages;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import dev.colophon.server.web.account.AdminView.Shown;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.account.DisableAccount;
import dev.colophon.service.account.InviteAccount;
import dev.colophon.service.account.ListAccounts;
import dev.colophon.service.account.RemoveAccount;
import dev.colophon.service.account.SetRoles;
import dev.colophon.service.apikey.CreateApiKey;
import dev.colophon.service.apikey.ListApiKeys;
import dev.colophon.service.apikey.RevokeApiKey;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.ListSettings;
import dev.colophon.service.settings.Setting;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.EndSession;
import dev.colophon.service.signin.ListSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People, roles, keys and sessions of an organisation, and the settings in force. */
@RestController
public final class AdminController {

    private final Pages pages;
    private final ServerAccess access;

    public AdminController(Pages pages, ServerAccess access) {
        this.pages = pages;
        this.access = access;
    }

    @GetMapping("/admin")
    ResponseEntity<byte[]> admin(HttpServletRequest request) {
        return page(request, HttpStatus.OK, Optional.empty(), Optional.empty());
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, Optional<Shown> shown, Optional<Told> refused) {
        Settings settings = pages.settings();
        Actor actor = pages.actor();
        AdminView view = new AdminView(
                actor.organisation().name(),
                actor.account().isPresent() ? actor.name() : "",
                new ListAccounts(settings).list(actor),
                new ListApiKeys(settings).list(actor),
                new ListSessions(settings).list(actor),
                new ListSettings(settings)
                        .list(actor, "server").states().stream()
                                // where things lie on this machine is nobody's but whoever has it
                                .filter(state -> SHOWN.stream()
                                        .anyMatch(table -> state.setting().startsWith(table)))
                                .filter(state -> !state.setting().equals(Setting.OIDC_SECRET_FILE.path()))
                                .toList(),
                settings::providerName,
                shown,
                refused);
        Frame frame = pages.frame(request, "admin", "admin.title");
        return Html.page(status, out -> JteadminGenerated.render(out, null, frame, view));
    }

    private static final List<String> SHOWN = List.of("mail.", "serve.", "watching.", "evidence.");

    /** What is refused is said on the page; who may not come here has none. */
    private ResponseEntity<byte[]> act(HttpServletRequest request, Supplier<Optional<Shown>> act) {
        Optional<Shown> shown;
        try {
            shown = act.get();
        } catch (ServiceException e) {
            if (e.category() == Category.DENIED || e.category() == Category.ENVIRONMENT) {
                throw e;
            }
            HttpStatus status = FailurePages.status(e.category(), request.getMethod());
            return page(request, status, Optional.empty(), Optional.of(Told.of(Tongue.of(request), e.line())));
        }
        return shown.isPresent() ? page(request, HttpStatus.OK, shown, Optional.empty()) : Html.to("/admin");
    }

    private static Set<AccountRole> roles(HttpServletRequest request) {
        Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
        FormFields.of(request)
                .all("role")
                .forEach(word -> roles.add(AccountRole.of(word)
                        .orElseThrow(() -> new ServiceException(Category.USAGE, "`%s` is no role".formatted(word)))));
        return roles;
    }

    private String link(HttpServletRequest request, String path) {
        String name = request.getHeader("Host");
        return (access.isSecure() ? "https://" : "http://") + name + path;
    }

    /** Adds an account; the link by which whoever it is for sets a password is shown once. */
    @PostMapping("/admin/accounts")
    ResponseEntity<byte[]> add(
            HttpServletRequest request, @RequestParam(name = "name", defaultValue = "") String name) {
        return act(
                request,
                () -> new AddAccount(pages.settings())
                        .add(pages.actor(), name, roles(request))
                        .invitation()
                        .map(made -> new Shown("admin.link", made.name(), link(request, made.path()))));
    }

    @PostMapping("/admin/accounts/{id}/roles")
    ResponseEntity<byte[]> roles(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            new SetRoles(pages.settings()).set(pages.actor(), id, roles(request));
            return Optional.empty();
        });
    }

    @PostMapping("/admin/accounts/{id}/disable")
    ResponseEntity<byte[]> disable(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "disabled", defaultValue = "true") boolean disabled) {
        return act(request, () -> {
            var _ = new DisableAccount(pages.settings()).set(pages.actor(), id, disabled);
            return Optional.empty();
        });
    }

    @PostMapping("/admin/accounts/{id}/invite")
    ResponseEntity<byte[]> invite(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "without-codes", defaultValue = "false") boolean withoutCodes) {
        return act(request, () -> {
            var made = new InviteAccount(pages.settings()).invite(pages.actor(), id, withoutCodes);
            return Optional.of(new Shown("admin.link", made.name(), link(request, made.path())));
        });
    }

    @PostMapping("/admin/accounts/{id}/remove")
    ResponseEntity<byte[]> remove(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            var _ = new RemoveAccount(pages.settings()).remove(pages.actor(), id);
            return Optional.empty();
        });
    }

    /** Makes a key of the API, which is shown once. */
    @PostMapping("/admin/keys")
    ResponseEntity<byte[]> key(
            HttpServletRequest request,
            @RequestParam(name = "account", defaultValue = "") String account,
            @RequestParam(name = "purpose", defaultValue = "") String purpose) {
        return act(request, () -> {
            Set<Scope> scopes = EnumSet.noneOf(Scope.class);
            FormFields.of(request)
                    .all("scope")
                    .forEach(word -> scopes.add(Arrays.stream(Scope.values())
                            .filter(scope -> scope.name().equals(word))
                            .findFirst()
                            .orElseThrow(
                                    () -> new ServiceException(Category.USAGE, "`%s` is no scope".formatted(word)))));
            var made = new CreateApiKey(pages.settings()).create(pages.actor(), account, purpose, scopes);
            return Optional.of(new Shown("admin.key", made.account(), made.key()));
        });
    }

    @PostMapping("/admin/keys/{id}/revoke")
    ResponseEntity<byte[]> revoke(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            var _ = new RevokeApiKey(pages.settings()).revoke(pages.actor(), id);
            return Optional.empty();
        });
    }

    @PostMapping("/admin/sessions/{id}/end")
    ResponseEntity<byte[]> end(HttpServletRequest request, @PathVariable("id") String id) {
        return act(request, () -> {
            new EndSession(pages.settings()).end(pages.actor(), id);
            return Optional.empty();
        });
    }
}
