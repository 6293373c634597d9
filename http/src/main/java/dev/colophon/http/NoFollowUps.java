package dev.colophon.http;

import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from following up on what a server answers. By itself it asks again at once after a 408 or a 503 with {@code
 * Retry-After: 0}, and fails at a 407 that came without a proxy, and unchecked at a {@code Retry-After} that is no {@code int}. So it is
 * shown a 200 without that header, and whoever asked what was answered.
 */
final class NoFollowUps {

    private static final int OK = 200;

    private NoFollowUps() {}

    /** What was answered to one request. */
    private static final class Answered {
        @Nullable
        Response head;
    }

    /** An interceptor. */
    static Response asking(Interceptor.Chain chain) throws IOException {
        Answered answered = new Answered();
        Response shown = chain.proceed(
                chain.request().newBuilder().tag(Answered.class, answered).build());
        Response head = Optional.ofNullable(answered.head).orElseThrow();
        return shown.newBuilder()
                .code(head.code())
                .message(head.message())
                .headers(head.headers())
                .build();
    }

    /** A network interceptor, before all others. */
    static Response answered(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Optional.ofNullable(chain.request().tag(Answered.class)).orElseThrow().head = response;
        return response.newBuilder().code(OK).removeHeader("Retry-After").build();
    }
}
