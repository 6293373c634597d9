package dev.colophon.server.web.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.server.caller.Caller;
import dev.colophon.server.page.FormRefusal;
import dev.colophon.server.security.ServerAccess;
import dev.colophon.server.security.SessionCookies;
import dev.colophon.server.security.SignInPaths;
import dev.colophon.server.security.provider.ProviderSignIn;
import dev.colophon.server.view.Assets;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.signin.AcceptInvitation;
import dev.colophon.service.signin.SignIn;
import dev.colophon.service.signin.SignIn.Result;
import dev.colophon.service.signin.SignOut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is answered to whoever is not signed in yet, where people sign in; elsewhere there are no such pages. */
@RestController
public final class SignInController {

    private final Settings settings;
    private final Assets assets;
    private final ServerAccess access;
    private final SessionCookies cookies;
    private final ObjectProvider<ProviderSignIn> provider;

    public SignInController(
            Settings settings,
            Assets assets,
            ServerAccess access,
            SessionCookies cookies,
            ObjectProvider<ProviderSignIn> provider) {
        this.settings = settings;
        this.assets = assets;
        this.access = access;
        this.cookies = cookies;
        this.provider = provider;
    }

    /** As what people know the provider by whom they may sign in, too. */
    private Optional<String> providerName() {
        return Optional.ofNullable(provider.getIfAvailable()).map(ProviderSignIn::name);
    }

    private void requireAccounts() {
        if (!access.accounts()) {
            throw new FormRefusal(HttpStatus.NOT_FOUND, "refused.no-page");
        }
    }

    @GetMapping("/sign-in")
    ResponseEntity<byte[]> page(
            HttpServletRequest request, @RequestParam(name = "next", defaultValue = "") String next) {
        requireAccounts();
        if (Caller.signedIn().isPresent()) {
            return Html.to(SignInPaths.next(next));
        }
        return page(request, HttpStatus.OK, "", SignInPaths.next(next), Optional.empty());
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, String name, String next, Optional<String> told) {
        Frame frame = Frame.of(request, assets, Tongue.of(request).say("sign-in.title"));
        return Html.page(status, out -> JtesigninGenerated.render(out, null, frame, name, next, told, providerName()));
    }

    /** Lets in whoever knows name, password and code, by a new cookie; that of before is worth nothing. */
    @PostMapping("/sign-in")
    ResponseEntity<byte[]> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "next", defaultValue = "") String next) {
        requireAccounts();
        Tongue words = Tongue.of(request);
        Result result = new SignIn(settings).signIn(new SignIn.Request(name, password, code, access.address(request)));
        return switch (result) {
            case Result.Begun(String token) -> {
                Caller.signedIn().ifPresent(before -> new SignOut(settings).end(before));
                cookies.set(response, token);
                provider.ifAvailable(one -> one.forget(response));
                yield Html.to(SignInPaths.next(next));
            }
            case Result.Refused _ ->
                page(
                        request,
                        HttpStatus.FORBIDDEN,
                        name,
                        SignInPaths.next(next),
                        Optional.of(words.say("sign-in.refused")));
            case Result.Wait(var left) -> {
                long seconds = left.toSeconds() + 1;
                response.setHeader("Retry-After", String.valueOf(seconds));
                yield page(
                        request,
                        HttpStatus.TOO_MANY_REQUESTS,
                        name,
                        SignInPaths.next(next),
                        Optional.of(words.say("sign-in.wait", seconds)));
            }
        };
    }

    /** Sends whoever signs in, or takes up an invitation, to the provider. */
    @PostMapping("/sign-in/provider")
    ResponseEntity<byte[]> byProvider(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "next", defaultValue = "") String next,
            @RequestParam(name = "link", defaultValue = "") String link) {
        requireAccounts();
        ProviderSignIn asked = Optional.ofNullable(provider.getIfAvailable())
                .orElseThrow(() -> new FormRefusal(HttpStatus.NOT_FOUND, "refused.no-page"));
        Optional<String> invitation = Optional.of(link).filter(token -> !token.isEmpty());
        Optional<String> there = asked.begin(request, response, next, invitation);
        if (there.isPresent()) {
            return led(asked, request, there.get(), "provider.going");
        }
        Optional<String> told = Optional.of(Tongue.of(request).say("sign-in.provider.down", asked.name()));
        return invitation.isPresent()
                ? invited(request, HttpStatus.SERVICE_UNAVAILABLE, link, told)
                : page(request, HttpStatus.SERVICE_UNAVAILABLE, "", SignInPaths.next(next), told);
    }

    /** Ends the session here, and leads whoever signed in by the provider there, to sign out of it as well. */
    @PostMapping("/sign-out")
    ResponseEntity<byte[]> signOut(HttpServletRequest request, HttpServletResponse response) {
        requireAccounts();
        Caller.signedIn().ifPresent(who -> new SignOut(settings).end(who));
        cookies.clear(response);
        return Optional.ofNullable(provider.getIfAvailable())
                .flatMap(one -> one.end(request, response).map(there -> led(one, request, there, "provider.out")))
                .orElseGet(() -> Html.to("/sign-in"));
    }

    private static ResponseEntity<byte[]> led(
            ProviderSignIn provider, HttpServletRequest request, String there, String key) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", UTF_8))
                .header("Refresh", "0;url=" + there)
                .body(provider.goOn(request, there, key));
    }

    /** Where somebody who was invited sets a password. Looking at it uses nothing up: previews of mails look, too. */
    @GetMapping("/invitation")
    ResponseEntity<byte[]> invitation(
            HttpServletRequest request, @RequestParam(name = "link", defaultValue = "") String link) {
        requireAccounts();
        return invited(request, HttpStatus.OK, link, Optional.empty());
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> invited(
            HttpServletRequest request, HttpStatus status, String link, Optional<String> told) {
        Optional<String> name = new AcceptInvitation(settings).invited(link);
        if (name.isEmpty()) {
            throw new FormRefusal(HttpStatus.FORBIDDEN, "refused.invitation");
        }
        Frame frame = Frame.of(request, assets, Tongue.of(request).say("invitation.title"));
        return Html.page(
                status, out -> JteinvitationGenerated.render(out, null, frame, name.get(), link, told, providerName()));
    }

    @PostMapping("/invitation")
    ResponseEntity<byte[]> accept(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "link", defaultValue = "") String link,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "again", defaultValue = "") String again) {
        requireAccounts();
        Tongue words = Tongue.of(request);
        if (!password.equals(again)) {
            return invited(request, HttpStatus.BAD_REQUEST, link, Optional.of(words.say("invitation.differ")));
        }
        try {
            new AcceptInvitation(settings).accept(link, password);
        } catch (ServiceException e) {
            if (e.category() != ServiceException.Category.USAGE) {
                throw new FormRefusal(HttpStatus.FORBIDDEN, "refused.invitation");
            }
            return invited(request, HttpStatus.BAD_REQUEST, link, Optional.of(words.say("invitation.rules")));
        }
        cookies.clear(response);
        return Html.to("/sign-in");
    }
}
