package dev.colophon.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** A TLS connection whose decrypted bytes are recorded; all else is the platform's. */
final class GuardedTlsSocket extends SSLSocket {

    private final SSLSocket platform;
    private final ExchangeRecorder wire;

    GuardedTlsSocket(SSLSocket platform, ExchangeRecorder wire) {
        this.platform = platform;
        this.wire = wire;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return wire.tap(platform.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return wire.tap(platform.getOutputStream());
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return platform.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return platform.getLocalSocketAddress();
    }

    @Override
    public InetAddress getInetAddress() {
        return platform.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return platform.getLocalAddress();
    }

    @Override
    public int getPort() {
        return platform.getPort();
    }

    @Override
    public int getLocalPort() {
        return platform.getLocalPort();
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        platform.connect(endpoint);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        platform.connect(endpoint, timeoutMillis);
    }

    @Override
    public void bind(SocketAddress address) throws IOException {
        platform.bind(address);
    }

    @Override
    public void close() throws IOException {
        platform.close();
    }

    @Override
    public void shutdownInput() throws IOException {
        platform.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        platform.shutdownOutput();
    }

    @Override
    public boolean isConnected() {
        return platform.isConnected();
    }

    @Override
    public boolean isBound() {
        return platform.isBound();
    }

    @Override
    public boolean isClosed() {
        return platform.isClosed();
    }

    @Override
    public boolean isInputShutdown() {
        return platform.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return platform.isOutputShutdown();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        platform.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return platform.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        platform.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return platform.getTcpNoDelay();
    }

    @Override
    public void setSoLinger(boolean on, int seconds) throws SocketException {
        platform.setSoLinger(on, seconds);
    }

    @Override
    public int getSoLinger() throws SocketException {
        return platform.getSoLinger();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        platform.setKeepAlive(on);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return platform.getKeepAlive();
    }

    @Override
    public void setSendBufferSize(int size) throws SocketException {
        platform.setSendBufferSize(size);
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return platform.getSendBufferSize();
    }

    @Override
    public void setReceiveBufferSize(int size) throws SocketException {
        platform.setReceiveBufferSize(size);
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return platform.getReceiveBufferSize();
    }

    @Override
    public void setTrafficClass(int tc) throws SocketException {
        platform.setTrafficClass(tc);
    }

    @Override
    public int getTrafficClass() throws SocketException {
        return platform.getTrafficClass();
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        platform.setReuseAddress(on);
    }

    @Override
    public boolean getReuseAddress() throws SocketException {
        return platform.getReuseAddress();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return platform.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return platform.getEnabledCipherSuites();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        platform.setEnabledCipherSuites(suites);
    }

    @Override
    public String[] getSupportedProtocols() {
        return platform.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return platform.getEnabledProtocols();
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        platform.setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return platform.getSession();
    }

    @Override
    public SSLSession getHandshakeSession() {
        return platform.getHandshakeSession();
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        platform.addHandshakeCompletedListener(listener);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        platform.removeHandshakeCompletedListener(listener);
    }

    @Override
    public void startHandshake() throws IOException {
        platform.startHandshake();
    }

    @Override
    public void setUseClientMode(boolean mode) {
        platform.setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return platform.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean need) {
        platform.setNeedClientAuth(need);
    }

    @Override
    public boolean getNeedClientAuth() {
        return platform.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean want) {
        platform.setWantClientAuth(want);
    }

    @Override
    public boolean getWantClientAuth() {
        return platform.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean flag) {
        platform.setEnableSessionCreation(flag);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return platform.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return platform.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        platform.setSSLParameters(parameters);
    }

    @Override
    public String getApplicationProtocol() {
        return platform.getApplicationProtocol();
    }

    @Override
    public String getHandshakeApplicationProtocol() {
        return platform.getHandshakeApplicationProtocol();
    }

    @Override
    public void setHandshakeApplicationProtocolSelector(BiFunction<SSLSocket, List<String>, String> selector) {
        platform.setHandshakeApplicationProtocolSelector(selector);
    }

    @Override
    public BiFunction<SSLSocket, List<String>, String> getHandshakeApplicationProtocolSelector() {
        return platform.getHandshakeApplicationProtocolSelector();
    }

    @Override
    public String toString() {
        return platform.toString();
    }
}
