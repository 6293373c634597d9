package dev.colophon.http;

import dev.colophon.http.FetchResult.Failure;
import dev.colophon.http.body.BoundedCopy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why there is no answer.
 *
 * @param reason one line for people
 */
record FetchFault(Failure failure, String reason) {

    /** What a failed call to the host means. */
    static FetchFault of(String host, IOException failure) {
        String why = BoundedCopy.describe(failure);
        return switch (failure) {
            case UnknownHostException e -> new FetchFault(Failure.NO_SUCH_HOST, "no such host: " + host);
            case SocketTimeoutException e -> new FetchFault(Failure.TOO_SLOW, "no answer from " + host + ": " + why);
            case SSLPeerUnverifiedException e ->
                new FetchFault(Failure.CERTIFICATE, "the certificate is not for " + host);
            case SSLException e
            when certificateFault(e).isPresent() ->
                new FetchFault(
                        Failure.CERTIFICATE,
                        "the certificate of " + host + " " + certificateFault(e).orElseThrow());
            case SSLException e -> new FetchFault(Failure.NO_CONNECTION, "TLS with " + host + ": " + why);
            case ConnectException e -> new FetchFault(Failure.NO_CONNECTION, why);
            default -> new FetchFault(Failure.BAD_ANSWER, "no readable answer from " + host + ": " + why);
        };
    }

    /** What is wrong with a certificate, in words that follow its name; empty when TLS failed for another reason. */
    private static Optional<String> certificateFault(SSLException failure) {
        Optional<String> fault = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException e -> {
                    return Optional.of("has expired");
                }
                case CertificateNotYetValidException e -> {
                    return Optional.of("is not valid yet");
                }
                case CertPathBuilderException e ->
                    fault = Optional.of("is not signed by an authority that is trusted here");
                case CertificateException e -> fault = Optional.of("is not accepted: " + BoundedCopy.describe(e));
                default -> {}
            }
        }
        return fault;
    }
}
