package dev.colophon.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A server that answers with exactly the bytes it was given, then closes; and keeps the bytes that it was sent. */
public final class WireServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String scheme;
    private final List<byte[]> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] answer = {};

    private WireServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        Thread.ofVirtual().start(this::serve);
    }

    public static WireServer plain() throws IOException {
        return new WireServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
    }

    public static WireServer tls(SSLContext context) throws IOException {
        return new WireServer(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), "https");
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                requests.add(head(connection.getInputStream()));
                OutputStream out = connection.getOutputStream();
                out.write(answer);
                out.flush();
                connection.shutdownOutput();
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException theClientHungUp) {
                // the next one is welcome
            }
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lastFour = 0;
        while (lastFour != 0x0d0a0d0a) {
            int octet = in.read();
            if (octet < 0) {
                break;
            }
            head.write(octet);
            lastFour = (lastFour << 8) | octet;
        }
        return head.toByteArray();
    }

    /** What each request from now on is answered with. */
    public void answer(byte[] bytes) {
        answer = bytes;
    }

    /** The requests so far, byte for byte. */
    public List<byte[]> requests() {
        return requests;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url(String host, String path) {
        return scheme + "://" + host + ":" + port() + path;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
