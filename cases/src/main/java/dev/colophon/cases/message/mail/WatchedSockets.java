package dev.colophon.cases.message.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/** The sockets of one connection, whose time to answer can be changed while it is open. */
final class WatchedSockets extends SocketFactory {

    private final SocketFactory factory;
    private final List<Socket> opened = new ArrayList<>();

    WatchedSockets(SocketFactory factory) {
        this.factory = factory;
    }

    /** A socket whose time is changed with the others. */
    Socket watched(Socket socket) {
        opened.add(socket);
        return socket;
    }

    /** From now on the other side may take so long for an answer. */
    void waitFor(Duration answer) {
        for (Socket socket : opened) {
            try {
                socket.setSoTimeout(Math.clamp(answer.toMillis(), 1, Integer.MAX_VALUE));
            } catch (SocketException _) {
                // It is closed: whoever reads it is told.
            }
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return watched(factory.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return watched(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int local) throws IOException {
        return watched(factory.createSocket(host, port, from, local));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return watched(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int local) throws IOException {
        return watched(factory.createSocket(host, port, from, local));
    }
}
