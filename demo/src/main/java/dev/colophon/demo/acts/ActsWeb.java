package dev.colophon.demo.acts;

import dev.colophon.demo.acts.mail.MailReceiver;
import dev.colophon.demo.acts.mail.ReceivedMail;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosts, each on an address of loopback of its own so that nothing ties one to another, and the server that takes their mail. Their
 * people live by the clock of the demonstration. Thread-safe.
 */
public final class ActsWeb implements AutoCloseable {

    private static final int FIRST_ADDRESS = 21;

    private final InstantSource clock;
    private final List<ActsHost> hosts = new ArrayList<>();
    private final MailReceiver mail;

    /**
     * Begins to serve.
     *
     * @param cast what each host does, by what it is planted as
     * @throws IOException when this machine has no addresses of loopback beside 127.0.0.1
     */
    public ActsWeb(Map<HostScript, HostScript> cast, InstantSource clock) throws IOException {
        this.clock = clock;
        try {
            for (HostScript planted : HostScript.values()) {
                if (cast.containsKey(planted)) {
                    InetAddress address = InetAddress.ofLiteral("127.0.0." + (FIRST_ADDRESS + planted.number()));
                    hosts.add(new ActsHost(planted, cast.getOrDefault(planted, planted), address));
                }
            }
            mail = new MailReceiver(new Mailboxes());
        } catch (IOException e) {
            hosts.forEach(ActsHost::close);
            throw e instanceof BindException
                    ? new IOException(
                            "the hosts need the addresses from 127.0.0.21 on, which this machine does not have: "
                                    + e.getMessage(),
                            e)
                    : e;
        }
    }

    private final class Mailboxes implements MailReceiver.Mailboxes {

        @Override
        public Optional<String> refusal(String address) {
            return of(address).filter(ActsHost::hasMailbox).isPresent()
                    ? Optional.empty()
                    : Optional.of("No such mailbox here");
        }

        @Override
        public void take(ReceivedMail received) {
            of(received.to()).ifPresent(host -> host.take(received, clock.instant()));
        }

        private Optional<ActsHost> of(String address) {
            return hosts.stream()
                    .filter(host -> host.mailbox().equalsIgnoreCase(address))
                    .findFirst();
        }
    }

    /** A host. */
    private ActsHost of(HostScript planted) {
        return hosts.stream()
                .filter(host -> host.planted() == planted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the cast: " + planted));
    }

    /** Those that there are, in their order. */
    public List<HostScript> planted() {
        return hosts.stream().map(ActsHost::planted).toList();
    }

    /** What has to be allowed to visit them, as {@code host:port}. */
    public List<String> doors() {
        return hosts.stream().map(ActsHost::door).toList();
    }

    /** As what others know the host: {@code 127.0.0.21}. */
    public String name(HostScript planted) {
        return of(planted).name();
    }

    /** Where mail to it goes. */
    public String mailbox(HostScript planted) {
        return of(planted).mailbox();
    }

    /** The URL of its copy. */
    public String first(HostScript planted) {
        return of(planted).first();
    }

    /** The URL at which its second copy is, once it shows one. */
    public String second(HostScript planted) {
        return of(planted).second();
    }

    /** All pages that there are now. */
    public List<String> pages() {
        return hosts.stream().flatMap(host -> host.pages().stream()).toList();
    }

    /** The server that takes their mail, as {@code host:port}. */
    public String mailServer() {
        return mail.address();
    }

    /** How many of these mails the host has received. */
    public int received(HostScript planted, List<String> messageIds) {
        return of(planted).received(messageIds);
    }

    /** How many mails the host has received, whatever they were. */
    public int received(HostScript planted) {
        return of(planted).received();
    }

    /** Lets a host put back what its user answered for, at a time that is over. */
    public void putBack(HostScript planted) {
        of(planted).putBack(clock.instant());
    }

    /** Lets all hosts do what they do until now; the mails that they wrote, the first host's first. */
    public List<String> letters() {
        return hosts.stream()
                .flatMap(host -> host.until(clock.instant()).stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        hosts.forEach(ActsHost::close);
        mail.close();
    }
}
