package dev.colophon.service.sending;

import dev.colophon.cases.message.mail.DkimKey;
import dev.colophon.cases.message.mail.SmtpServer;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Says from whom notices leave and by which server, and what has to be in the DNS; the key of its signature is made where it is missing. */
public final class ShowMailSender {

    private final Settings settings;

    public ShowMailSender(Settings settings) {
        this.settings = settings;
    }

    /**
     * Whom recipients see.
     *
     * @param address from which notices come
     * @param host that takes the mail
     * @param security how the connection to it is kept from others: {@code TLS}, {@code STARTTLS}, {@code LOCAL}
     * @param dnsName the name of the TXT record that receivers look for
     * @param dnsRecord its text
     */
    public record Sender(String address, String host, int port, String security, String dnsName, String dnsRecord) {}

    /**
     * As it is set. Anybody may ask.
     *
     * @throws dev.colophon.service.caller.ServiceException when something of it is not set
     */
    public Sender show(Actor actor) {
        actor.require(Permission.READ);
        SmtpServer server = settings.mail().smtp();
        DkimKey key = settings.mail().dkimKey(settings.home());
        return new Sender(
                settings.mail().sender().toString(),
                server.host(),
                server.port(),
                server.security().name(),
                key.dnsName(),
                key.dnsRecord());
    }
}
