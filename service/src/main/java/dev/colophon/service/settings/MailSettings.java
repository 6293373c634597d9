package dev.colophon.service.settings;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.mail.DkimKey;
import dev.colophon.cases.message.mail.SmtpServer;
import dev.colophon.cases.message.mail.SmtpServer.Login;
import dev.colophon.cases.message.mail.SmtpServer.Security;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** From whom notices leave, and by which server, as it was written. */
public record MailSettings(
        Optional<String> server,
        Optional<String> security,
        Optional<String> user,
        Optional<String> password,
        Optional<String> from,
        Optional<String> selector) {

    private static final int TLS_PORT = 465;
    private static final int STARTTLS_PORT = 587;
    private static final String SELECTOR = "colophon";

    /**
     * The server that takes our mail.
     *
     * @throws ServiceException when none is set, or not as it can be used
     */
    public SmtpServer smtp() {
        String place = server.orElseThrow(
                () -> missing("no server takes your mail", "COLOPHON_MAIL_SERVER, or server under [mail]"));
        int colon = place.lastIndexOf(':');
        boolean numbered = colon > 0 && place.indexOf(':') == colon;
        Optional<Security> asked = security.map(MailSettings::security);
        int port = numbered
                ? port(place.substring(colon + 1))
                : asked.filter(Security.STARTTLS::equals).isPresent() ? STARTTLS_PORT : TLS_PORT;
        if (user.isPresent() != password.isPresent()) {
            throw missing(
                    "your mail server asks for a user and a password, and only one of them is set",
                    "COLOPHON_MAIL_USER and COLOPHON_MAIL_PASSWORD, or user and password under [mail]");
        }
        return checked(() -> SmtpServer.of(
                numbered ? place.substring(0, colon) : place,
                port,
                asked.orElse(port == STARTTLS_PORT ? Security.STARTTLS : Security.TLS),
                user.flatMap(name -> password.map(secret -> new Login(name, secret)))));
    }

    private static Security security(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "tls" -> Security.TLS;
            case "starttls" -> Security.STARTTLS;
            case "none" -> Security.LOCAL;
            default ->
                throw new ServiceException(
                        Category.ENVIRONMENT, "the security of the mail server is tls, starttls or none, not " + word);
        };
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new ServiceException(Category.ENVIRONMENT, "not a port of a mail server: " + text);
        }
    }

    /**
     * The address from which notices come.
     *
     * @throws ServiceException when none is set, or it is none
     */
    public MailAddress sender() {
        String address = from.orElseThrow(
                () -> missing("nobody has said from whom notices come", "COLOPHON_MAIL_FROM, or from under [mail]"));
        return checked(() -> MailAddress.of(address));
    }

    /**
     * The key that signs mail of the sender's domain. It is made where it is missing, in a file that only its owner may read.
     *
     * @throws dev.colophon.evidence.EvidenceException when it cannot be made or read
     */
    public DkimKey dkimKey(Home home) {
        String domain = sender().domain();
        String name = selector.orElse(SELECTOR).toLowerCase(Locale.ROOT);
        return checked(() -> {
            Path file = home.createKeys().resolve("dkim-%s-%s.pem".formatted(name, domain));
            return Files.exists(file) ? DkimKey.read(file, domain, name) : DkimKey.create(file, domain, name);
        });
    }

    private static <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (MessageRefused e) {
            throw new ServiceException(Category.ENVIRONMENT, String.valueOf(e.getMessage()));
        }
    }

    private static ServiceException missing(String what, String names) {
        return new ServiceException(Category.ENVIRONMENT, "%s: set %s in colophon.toml".formatted(what, names));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + server.orElse("-") + "]";
    }
}
