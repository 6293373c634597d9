package dev.colophon.service.settings;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.mail.DkimKey;
import dev.colophon.cases.message.mail.SmtpServer;
import dev.colophon.cases.message.mail.SmtpServer.Login;
import dev.colophon.cases.message.mail.SmtpServer.Security;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.report.Visible;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Home;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final int HIGHEST_PORT = 65_535;
    private static final String SELECTOR = "colophon";

    /** A host and perhaps a port; an address of IPv6 has brackets where a port follows. */
    private static final Pattern PLACE = Pattern.compile(
            "([\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}._-]*[\\p{L}\\p{N}\\p{M}])?\\.?|\\[[0-9A-Fa-f:.]+]|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(?::([0-9]{1,5}))?");

    /** An address of IPv6 without brackets that ends with what may be its last part as well as a port. */
    private static final Pattern PERHAPS_PORT = Pattern.compile("[0-9A-Fa-f:]*::[0-9A-Fa-f:.]+:[0-9]{1,5}");

    /**
     * The server that takes our mail.
     *
     * @throws ServiceException when none is set, or not as it can be used
     */
    public SmtpServer smtp() {
        String place = server.orElseThrow(
                () -> missing("no server takes your mail", "COLOPHON_MAIL_SERVER, or server under [mail]"));
        Matcher named = PLACE.matcher(place);
        if (!named.matches() || PERHAPS_PORT.matcher(place).matches()) {
            throw unusable(place);
        }
        Optional<Security> asked = security.map(MailSettings::security);
        int port = named.group(2) != null
                ? port(place, named.group(2))
                : asked.filter(Security.STARTTLS::equals).isPresent() ? STARTTLS_PORT : TLS_PORT;
        if (user.isPresent() != password.isPresent()) {
            throw missing(
                    "of the user and the password of your mail server only one is set",
                    "COLOPHON_MAIL_USER and COLOPHON_MAIL_PASSWORD, or user and password under [mail]");
        }
        return checked(() -> SmtpServer.of(
                named.group(1),
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

    private static int port(String place, String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > HIGHEST_PORT) {
            throw unusable(place);
        }
        return port;
    }

    private static ServiceException unusable(String place) {
        return new ServiceException(
                Category.ENVIRONMENT,
                "`%s` is no mail server: write HOST, or HOST:PORT with a port from 1 to 65535, without scheme and blanks, and an address of IPv6 in brackets, such as smtp.example.org:465 (COLOPHON_MAIL_SERVER, or server under [mail])"
                        .formatted(Visible.line(place)));
    }

    /** Why no mail can leave although somebody has set what is to send it, in one line; empty where nothing is wrong, or nothing is set. */
    public Optional<String> fault() {
        try {
            if (server.isPresent()) {
                Object _ = smtp();
            }
            if (from.isPresent()) {
                Object _ = sender();
            }
            return Optional.empty();
        } catch (ServiceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
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
        MailAddress sender = checked(() -> MailAddress.of(address));
        if (!sender.isOfInternet()) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "no server of the internet takes answers to `%s`, whose domain has no dot: set COLOPHON_MAIL_FROM, or from under [mail], to an address such as notices@example.org"
                            .formatted(Visible.line(address)));
        }
        return sender;
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
            if (!Files.exists(file)) {
                try {
                    return DkimKey.create(file, domain, name);
                } catch (EvidenceException e) {
                    if (!(e.getCause() instanceof FileAlreadyExistsException)) { // somebody else was quicker
                        throw e;
                    }
                }
            }
            return DkimKey.read(file, domain, name);
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
