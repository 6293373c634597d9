package dev.colophon.http;

import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.FetchResult.Unfetched;
import dev.colophon.http.guard.Guard;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The only way to the network: every outgoing connection of Colophon is opened here, after the {@link Guard} has seen
 * the URL, the literal host, all DNS answers, each redirect and the connected peer. What a server does wrong is a
 * result with a reason; what we will not ask for is {@link Refused}. Thread-safe; one for a process.
 */
public final class GuardedClient implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;

    private final GuardSettings settings;
    private final Guard guard;
    private final OkHttpClient http;
    /** OkHttp forgets a call when its head is read. */
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

    private final CallDeadlines deadlines = new CallDeadlines();
    private final ResponseReceiver receiver;

    public GuardedClient(GuardSettings settings) {
        this.settings = settings;
        this.guard = new Guard(settings);
        this.receiver = new ResponseReceiver(settings.scratch(), deadlines);
        X509TrustManager authorities = settings.authorities().orElseGet(GuardedTls::platformAuthorities);
        this.http = new OkHttpClient.Builder()
                .dns(this::resolve)
                .socketFactory(new GuardedSockets(guard, settings.visitor().proxy()))
                .proxy(settings.visitor()
                        .proxy()
                        .map(address -> new Proxy(Proxy.Type.HTTP, address))
                        .orElse(Proxy.NO_PROXY))
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(UsedOnce.connections())
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .addInterceptor(GuardedClient::timeouts)
                .addInterceptor(NoFollowUps::asking)
                .addNetworkInterceptor(NoFollowUps::answered)
                .addNetworkInterceptor(GuardedClient::peer)
                .sslSocketFactory(new GuardedTls(authorities), authorities)
                .build();
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> answers = guard.lookup(host);
        ExchangeRecorder.resolved(answers);
        return answers;
    }

    /** The URL in the form in which it would be asked for, or why it would not be; no name server is asked. */
    public String admit(String url) throws Refused {
        return guard.admit(url).toString();
    }

    /**
     * The addresses of a host, none of which is refused.
     *
     * @param url of any page there
     * @throws Refused when one is, or the URL itself
     * @throws UnknownHostException when it has none, or nobody says
     */
    public List<InetAddress> addresses(String url) throws Refused, UnknownHostException {
        HttpUrl admitted = guard.admit(url);
        try {
            return guard.lookup(admitted.host());
        } catch (UnknownHostException failure) {
            Refused.rethrow(failure, admitted);
            throw failure;
        }
    }

    /**
     * Asks for a URL and follows up to five redirects.
     *
     * @throws Refused when the URL or a redirect leads where we do not go
     * @throws java.io.UncheckedIOException when the scratch folder cannot be written to
     */
    public FetchResult fetch(String address, FetchLimits limits) throws Refused {
        return fetch(FetchRequest.following(address, limits));
    }

    /**
     * Asks as the request says.
     *
     * @throws Refused when the URL or a redirect leads where we do not go
     * @throws java.io.UncheckedIOException when the scratch folder cannot be written to
     */
    public FetchResult fetch(FetchRequest request) throws Refused {
        Framing framing = new Framing();
        HttpUrl url = guard.admit(request.url());
        if (!request.recorded()) {
            return ScopedValue.where(Framing.CURRENT, framing)
                    .call(() -> follow(request, url, trip(request, framing, Optional.empty())));
        }
        ExchangeRecorder wire = new ExchangeRecorder(url.isHttps(), settings.scratch());
        try {
            return wire.bound()
                    .where(Framing.CURRENT, framing)
                    .call(() -> follow(request, url, trip(request, framing, Optional.of(wire))));
        } finally {
            wire.discard();
        }
    }

    private Trip trip(FetchRequest request, Framing framing, Optional<ExchangeRecorder> wire) {
        return new Trip(request.limits(), framing, wire, settings.clock().instant(), System.nanoTime());
    }

    private FetchResult follow(FetchRequest request, HttpUrl start, Trip trip) throws Refused {
        try {
            return answer(request, start, trip);
        } catch (Refused refused) {
            throw trip.led.isEmpty() ? refused : refused.behind(trip.led);
        }
    }

    private FetchResult answer(FetchRequest request, HttpUrl start, Trip trip) throws Refused {
        HttpUrl url = start;
        while (true) {
            Optional<Unfetched> unknown = unknownToUs(url, trip);
            if (unknown.isPresent()) {
                return unknown.get();
            }
            Call call = http.newCall(outgoing(request, url, trip));
            trip.framing.restart();
            underWay.add(call);
            ScheduledFuture<?> headDeadline = deadlines.cancelAfter(call, trip.limits.head());
            try (Response response = call.execute()) {
                headDeadline.cancel(false);
                Optional<String> location = request.follow() ? redirect(response) : Optional.empty();
                if (location.isEmpty()) {
                    return receiver.receive(call, url, response, trip);
                }
                trip.led.add(Optional.ofNullable(url.resolve(location.get().strip()))
                        .map(HttpUrl::toString)
                        .orElseGet(() -> Guard.printable(location.get())));
                HttpUrl next = withoutFragment(guard.admit(url, location.get()));
                trip.redirects.add(new Redirect(url.toString(), response.code(), next.toString()));
                if (trip.redirects.size() > MOST_REDIRECTS) {
                    return trip.failed(next, Failure.TOO_MANY_REDIRECTS, "more than " + MOST_REDIRECTS + " redirects");
                }
                url = next;
            } catch (IOException failure) {
                Refused.rethrow(failure, url);
                return unfetched(url, failure, call.isCanceled(), trip);
            } finally {
                headDeadline.cancel(false);
                underWay.remove(call);
            }
        }
    }

    /** A proxy resolves names itself: what we would not connect to, it is not asked for. */
    private Optional<Unfetched> unknownToUs(HttpUrl url, Trip trip) throws Refused {
        if (settings.visitor().proxy().isEmpty()) {
            return Optional.empty();
        }
        try {
            for (InetAddress answer : guard.lookup(url.host())) {
                guard.check(url.host(), new InetSocketAddress(answer, url.port()));
            }
            return Optional.empty();
        } catch (UnknownHostException failure) {
            Refused.rethrow(failure, url);
            FetchFault fault = FetchFault.of(url.host(), failure);
            return Optional.of(trip.failed(url, fault.failure(), fault.reason()));
        }
    }

    private Request outgoing(FetchRequest request, HttpUrl url, Trip trip) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept", "*/*")
                .header("Accept-Encoding", request.packed() ? "gzip" : "identity")
                // One connection an answer: bytes left over from one can never pass for the next.
                .header("Connection", "close")
                .tag(Trip.class, trip);
        request.etag().ifPresent(etag -> builder.header("If-None-Match", etag));
        request.lastModified().ifPresent(time -> builder.header("If-Modified-Since", time));
        request.sent().ifPresent(sent -> {
            sent.headers().forEach(builder::header);
            builder.post(RequestBody.create(sent.bytes(), MediaType.parse(sent.type())));
        });
        return builder.build();
    }

    public Instant now() {
        return settings.clock().instant();
    }

    /** Where bytes are kept while they are looked into. */
    public Path scratch() {
        return settings.scratch();
    }

    /** Ends the requests that are under way: they fail, or what came of them counts as cut. For any thread. */
    public void breakOff() {
        underWay.forEach(Call::cancel);
    }

    @Override
    public void close() {
        deadlines.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static FetchResult unfetched(HttpUrl url, IOException failure, boolean tooLate, Trip trip) {
        FetchFault fault = tooLate
                ? new FetchFault(
                        Failure.TOO_SLOW, "no complete headers within " + BodyWatch.seconds(trip.limits.head()))
                : FetchFault.of(url.host(), failure);
        return trip.failed(url, fault.failure(), fault.reason());
    }

    /** A fragment is for whoever shows what is there, and no part of where that is. */
    private static HttpUrl withoutFragment(HttpUrl url) {
        return url.fragment() == null ? url : url.newBuilder().fragment(null).build();
    }

    private static Optional<String> redirect(Response response) {
        return switch (response.code()) {
            case 301, 302, 303, 307, 308 -> Optional.ofNullable(response.header("Location"));
            default -> Optional.empty();
        };
    }

    private static Trip trip(Interceptor.Chain chain) {
        return Optional.ofNullable(chain.request().tag(Trip.class)).orElseThrow();
    }

    private static Response timeouts(Interceptor.Chain chain) throws IOException {
        FetchLimits limits = trip(chain).limits;
        return chain.withConnectTimeout((int) limits.connect().toMillis(), TimeUnit.MILLISECONDS)
                .withReadTimeout((int) limits.silence().toMillis(), TimeUnit.MILLISECONDS)
                .withWriteTimeout((int) limits.silence().toMillis(), TimeUnit.MILLISECONDS)
                .proceed(chain.request());
    }

    private static Response peer(Interceptor.Chain chain) throws IOException {
        Connection connection = Optional.ofNullable(chain.connection()).orElseThrow();
        if (connection.socket().getRemoteSocketAddress() instanceof InetSocketAddress address) {
            trip(chain).peer = address.getAddress();
        }
        Optional<ExchangeRecorder> wire = trip(chain).wire;
        if (wire.isPresent() && connection.socket() instanceof SSLSocket secured) {
            wire.get().secured(GuardedTls.facts(secured.getSession()));
        }
        Response response = chain.proceed(chain.request());
        if (response.body().contentLength() < -1) {
            // OkHttp would fail with an unchecked exception on reading, and again on closing.
            throw new ProtocolException("a Content-Length of " + response.body().contentLength());
        }
        return response;
    }
}
