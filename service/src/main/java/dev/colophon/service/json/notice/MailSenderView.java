package dev.colophon.service.json.notice;

import dev.colophon.service.sending.ShowMailSender;

/** From whom notices leave; the schema is {@code mail-sender.schema.json}. */
public record MailSenderView(String address, String host, int port, String security, String dnsName, String dnsRecord) {

    public static MailSenderView of(ShowMailSender.Sender sender) {
        return new MailSenderView(
                sender.address(),
                sender.host(),
                sender.port(),
                sender.security(),
                sender.dnsName(),
                sender.dnsRecord());
    }
}
