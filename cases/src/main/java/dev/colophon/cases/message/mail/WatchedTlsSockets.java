package dev.colophon.cases.message.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** The sockets of one connection that speaks TLS from its start. */
final class WatchedTlsSockets extends SSLSocketFactory {

    private final SSLSocketFactory factory;
    private final WatchedSockets watched;

    /** @param watched those of the same factory */
    WatchedTlsSockets(SSLSocketFactory factory, WatchedSockets watched) {
        this.factory = factory;
        this.watched = watched;
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean closesBelow) throws IOException {
        return watched.watched(factory.createSocket(below, host, port, closesBelow));
    }

    @Override
    public Socket createSocket() throws IOException {
        return watched.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return watched.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int local) throws IOException {
        return watched.createSocket(host, port, from, local);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return watched.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int local) throws IOException {
        return watched.createSocket(host, port, from, local);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
