package dev.colophon.http;

import dev.colophon.http.guard.Guard;
import dev.colophon.http.guard.Refused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Makes sockets that check the address before the first byte leaves, and the peer once it is connected. This is the
 * last of the guard's checks and the only one that no spelling, name server or library detail can go around.
 */
final class GuardedSockets extends SocketFactory {

    private final Guard guard;
    private final Optional<InetSocketAddress> proxy;

    /** @param proxy that the user chose: it may be anywhere */
    GuardedSockets(Guard guard, Optional<InetSocketAddress> proxy) {
        this.guard = guard;
        this.proxy = proxy;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(guard, proxy, ExchangeRecorder.begin(false));
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connectedOnly();
    }

    private static UnsupportedOperationException connectedOnly() {
        return new UnsupportedOperationException("ask for an unconnected socket, then connect it");
    }

    private static final class GuardedSocket extends Socket {

        private final Guard guard;
        private final Optional<InetSocketAddress> proxy;
        private final Optional<ExchangeRecorder> wire;

        GuardedSocket(Guard guard, Optional<InetSocketAddress> proxy, Optional<ExchangeRecorder> wire) {
            super(Proxy.NO_PROXY);
            this.guard = guard;
            this.proxy = proxy;
            this.wire = wire;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            check(endpoint);
            super.connect(endpoint, timeoutMillis);
            check(getRemoteSocketAddress());
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream counted = new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int octet = super.read();
                    Framing.received(octet < 0 ? 0 : 1);
                    return octet;
                }

                @Override
                public int read(byte[] to, int from, int length) throws IOException {
                    int received = super.read(to, from, length);
                    Framing.received(received);
                    return received;
                }
            };
            return wire.map(recorded -> recorded.tap(counted)).orElse(counted);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            OutputStream out = super.getOutputStream();
            return wire.map(recorded -> recorded.tap(out)).orElse(out);
        }

        private void check(SocketAddress endpoint) throws IOException {
            try {
                if (!(endpoint instanceof InetSocketAddress peer) || peer.isUnresolved()) {
                    throw new IOException("only resolved internet addresses are connected to");
                }
                if (proxy.filter(peer::equals).isPresent()) {
                    return;
                }
                guard.check(peer.getAddress().getHostAddress(), peer);
            } catch (Refused refused) {
                close();
                throw new IOException(refused.getMessage(), refused);
            }
        }
    }
}
