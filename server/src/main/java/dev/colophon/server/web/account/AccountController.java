package dev.colophon.server.web.account;

import dev.colophon.evidence.report.document.QrCode;
import dev.colophon.server.caller.Caller;
import dev.colophon.server.page.FailurePages;
import dev.colophon.server.page.Pages;
import dev.colophon.server.security.SessionCookies;
import dev.colophon.server.view.Frame;
import dev.colophon.server.view.Html;
import dev.colophon.server.view.Told;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.signin.OwnAccount;
import dev.colophon.service.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own account: password and one-time codes. */
@RestController
public final class AccountController {

    private final Pages pages;
    private final SessionCookies cookies;

    public AccountController(Pages pages, SessionCookies cookies) {
        this.pages = pages;
        this.cookies = cookies;
    }

    private OwnAccount own() {
        return new OwnAccount(pages.settings(), pages.actor());
    }

    @GetMapping("/account")
    ResponseEntity<byte[]> account(HttpServletRequest request) {
        return page(request, HttpStatus.OK, Optional.empty(), List.of());
    }

    @SuppressWarnings("NullAway") // jte's generated classes take no interceptor as null.
    private ResponseEntity<byte[]> page(
            HttpServletRequest request, HttpStatus status, Optional<Told> told, List<String> recovery) {
        OwnAccount.State state = own().state();
        Frame frame = pages.frame(request, "account", "account.title");
        Optional<String> picture = state.proposed().map(proposed -> QrCode.svg(proposed.uri()));
        return Html.page(status, out -> JteaccountGenerated.render(out, null, frame, state, picture, told, recovery));
    }

    private interface Act {
        ResponseEntity<byte[]> done();
    }

    /** What is refused is said on the page. */
    private ResponseEntity<byte[]> act(HttpServletRequest request, Act act) {
        try {
            return act.done();
        } catch (ServiceException e) {
            own().state(); // whoever has no account here has no such page either
            HttpStatus status = FailurePages.status(e.category(), request.getMethod());
            return page(request, status, Optional.of(Told.of(Tongue.of(request), e.line())), List.of());
        }
    }

    /** All sessions end, this one, too: whoever knows the new password signs in. */
    @PostMapping("/account/password")
    ResponseEntity<byte[]> password(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "before", defaultValue = "") String before,
            @RequestParam(name = "password", defaultValue = "") String password) {
        return act(request, () -> {
            own().changePassword(before, password);
            cookies.clear(response);
            return Html.to("/sign-in");
        });
    }

    /** Goes on in another organisation of the account. */
    @PostMapping("/account/organisation")
    ResponseEntity<byte[]> organisation(
            HttpServletRequest request, @RequestParam(name = "organisation", defaultValue = "") String organisation) {
        return act(request, () -> {
            own().choose(Caller.signedIn().map(SignedIn::session).orElse(""), organisation);
            return Html.to("/");
        });
    }

    @PostMapping("/account/codes")
    ResponseEntity<byte[]> propose(
            HttpServletRequest request, @RequestParam(name = "password", defaultValue = "") String password) {
        return act(request, () -> {
            own().propose(password);
            return Html.to("/account");
        });
    }

    /** The recovery codes are shown now and never again. */
    @PostMapping("/account/codes/confirm")
    ResponseEntity<byte[]> confirm(
            HttpServletRequest request, @RequestParam(name = "code", defaultValue = "") String code) {
        return act(request, () -> {
            List<String> recovery = own().confirm(code);
            return page(request, HttpStatus.OK, Optional.empty(), recovery);
        });
    }

    @PostMapping("/account/codes/remove")
    ResponseEntity<byte[]> remove(
            HttpServletRequest request, @RequestParam(name = "password", defaultValue = "") String password) {
        return act(request, () -> {
            own().removeSecondFactor(password);
            return Html.to("/account");
        });
    }
}
