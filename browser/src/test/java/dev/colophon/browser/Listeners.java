package dev.colophon.browser;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port of loopback that is open for TCP and UDP and remembers whatever comes, down to a connection without a byte. */
final class Listeners implements AutoCloseable {

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket tcp;
    private final DatagramSocket udp;

    Listeners() throws IOException {
        tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
        Thread.ofVirtual().start(this::accept);
        Thread.ofPlatform().daemon().start(this::receive);
    }

    int port() {
        return tcp.getLocalPort();
    }

    private void accept() {
        while (!tcp.isClosed()) {
            try (Socket visitor = tcp.accept()) {
                heard.add("a TCP connection");
                visitor.setSoTimeout(1_000);
                byte[] start = visitor.getInputStream().readNBytes(60);
                heard.add(new String(start, StandardCharsets.ISO_8859_1));
            } catch (IOException closedOrSilent) {
                // Heard already, or over.
            }
        }
    }

    private void receive() {
        while (!udp.isClosed()) {
            try {
                udp.receive(new DatagramPacket(new byte[2_000], 2_000));
                heard.add("a datagram");
            } catch (IOException closed) {
                // Over.
            }
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
