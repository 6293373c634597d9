package dev.colophon.service.settings;

import java.util.Map;
import java.util.Optional;

/**
 * What evidence says of who takes it, and with what.
 *
 * @param vantage where this machine stands
 * @param responsible who answers for a capture
 * @param verifyUrl where a report can be checked; {@code {stem}} and {@code {sha256}} are filled in
 * @param proxies variables of the process that name a proxy
 */
public record CaptureSettings(
        Optional<String> vantage,
        Optional<String> responsible,
        Optional<String> verifyUrl,
        Map<String, String> proxies) {}
