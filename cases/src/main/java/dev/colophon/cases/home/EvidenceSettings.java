package dev.colophon.cases.home;

import dev.colophon.evidence.report.ReportSettings;
import dev.colophon.http.guard.GuardSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How evidence is taken.
 *
 * @param software name and version of what takes it
 * @param vantage where this machine stands, as its operator says; jurisdiction may rest on it
 * @param responsible who answers for the capture
 * @param command the call that caused it, without secrets
 * @param proxies variables of the process that name a proxy
 * @param guard of the network
 * @param report how the report is written
 */
public record EvidenceSettings(
        String software,
        Optional<String> vantage,
        Optional<String> responsible,
        List<String> command,
        Map<String, String> proxies,
        GuardSettings guard,
        ReportSettings report) {

    public EvidenceSettings {
        command = List.copyOf(command);
        proxies = Map.copyOf(proxies);
    }
}
