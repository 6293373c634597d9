package dev.colophon.service.webhook;

import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Setting;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which client webhooks are asked. What is not of the public internet is asked only where whoever has the machine allows it: those who
 * name webhooks need not be who may reach the network behind this server.
 */
final class WebhookGuard {

    private static final int LONGEST = 2_000;

    /** What follows else, others would take for it. */
    private static final Pattern WITH_HOST = Pattern.compile("(?i)https?://[^/\\\\?#:@].*");

    private WebhookGuard() {}

    static GuardedClient client(Settings settings, ScratchFolder scratch) {
        return new GuardedClient(GuardSettings.of(settings.watching().contactOrExample(), scratch.path())
                .withAllowed(settings.allowed(Setting.WEBHOOK_ALLOW).list()));
    }

    /**
     * An address as it is kept.
     *
     * @param warning what is to be said of it at once, since nothing can be sent there as things stand
     */
    record Address(String url, Optional<String> warning) {}

    /** @throws ServiceException when nothing is ever sent there */
    static Address address(Settings settings, String typed) {
        String url = typed.strip();
        if (url.indexOf('#') >= 0) {
            throw new ServiceException(
                    Category.USAGE, "what follows # in an address is never sent to a server: leave it out");
        }
        if (url.regionMatches(true, 0, "http", 0, 4) && !WITH_HOST.matcher(url).matches()) {
            throw new ServiceException(
                    Category.USAGE, "the address names no server: write it like https://hooks.example.org/colophon");
        }
        if (url.length() > LONGEST) {
            throw new ServiceException(Category.USAGE, "the address is longer than %d characters".formatted(LONGEST));
        }
        try (ScratchFolder scratch = ScratchFolder.create("colophon-webhook");
                GuardedClient client = client(settings, scratch)) {
            String admitted = client.admit(url);
            URI address = URI.create(admitted);
            String place = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port(address);
            if (!"https".equals(address.getScheme())
                    && !settings.allowed(Setting.WEBHOOK_ALLOW).entries().contains(place)) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s: messages would cross the network for all to read: give an address that begins with https"
                                .formatted(admitted));
            }
            return new Address(admitted, look(client, admitted, address.getHost()));
        } catch (Refused refused) {
            throw new ServiceException(
                    Category.REFUSED,
                    refused.line() + refused.allowable().map(WebhookGuard::hint).orElse(""));
        } catch (IOException e) {
            throw new ServiceException(Category.ENVIRONMENT, "no temporary folder can be made: " + e.getMessage());
        }
    }

    /**
     * Where its name leads now. One that nobody knows yet may be known when there is something to send: each message is looked up anew.
     *
     * @return that nobody knows it
     * @throws Refused when it leads where nothing is ever sent
     */
    private static Optional<String> look(GuardedClient client, String admitted, String host) throws Refused {
        try {
            var _ = client.addresses(admitted);
            return Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.of(
                    "no server is known by the name %s now: messages wait until one is, so check how it is written"
                            .formatted(host));
        }
    }

    /** Most servers at such addresses are nobody's business, one's own is. */
    private static String hint(String place) {
        return "; if the server is yours, whoever has this machine allows it: allow = \"%s\" under [webhooks] in colophon.toml, or COLOPHON_WEBHOOK_ALLOW"
                .formatted(place);
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : 80;
    }
}
