package dev.colophon.cases.message.xarf;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What XARF 4.2.0 requires of each type, beside what it requires of all: xarf-spec, schemas/v4. */
final class XarfTypes {

    private static final List<String> PROTOCOL_AND_TIME = List.of("protocol", "first_seen");

    /** By category and type. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("messaging/spam", List.of("protocol")),
            Map.entry("messaging/bulk_messaging", List.of("protocol", "recipient_count")),
            Map.entry("connection/login_attack", PROTOCOL_AND_TIME),
            Map.entry("connection/port_scan", PROTOCOL_AND_TIME),
            Map.entry("connection/ddos", PROTOCOL_AND_TIME),
            Map.entry("connection/sql_injection", PROTOCOL_AND_TIME),
            Map.entry("connection/infected_host", List.of("protocol", "bot_type", "first_seen")),
            Map.entry("connection/reconnaissance", List.of("protocol", "probed_resources", "first_seen")),
            Map.entry("connection/scraping", List.of("protocol", "first_seen", "total_requests")),
            Map.entry("connection/vulnerability_scan", List.of("scan_type", "protocol", "first_seen")),
            Map.entry("vulnerability/cve", List.of("service", "service_port", "cve_id")),
            Map.entry("vulnerability/open_service", List.of("service")),
            Map.entry("vulnerability/misconfiguration", List.of("service")),
            Map.entry("reputation/blocklist", List.of("threat_type")),
            Map.entry("reputation/threat_intelligence", List.of("threat_type")),
            Map.entry("infrastructure/botnet", List.of("compromise_evidence")),
            Map.entry("infrastructure/compromised_server", List.of("compromise_method")),
            Map.entry("content/phishing", List.of("url")),
            Map.entry("content/malware", List.of("url")),
            Map.entry("content/csam", List.of("url", "classification", "detection_method")),
            Map.entry("content/csem", List.of("url", "exploitation_type", "detection_method")),
            Map.entry("content/exposed_data", List.of("url", "data_types", "exposure_method")),
            Map.entry("content/brand_infringement", List.of("url", "infringement_type", "legitimate_site")),
            Map.entry("content/fraud", List.of("url", "fraud_type")),
            Map.entry("content/remote_compromise", List.of("url", "compromise_type")),
            Map.entry("content/suspicious_registration", List.of("url", "registration_date", "suspicious_indicators")),
            Map.entry("copyright/copyright", List.of("infringing_url")),
            Map.entry("copyright/cyberlocker", List.of("infringing_url", "hosting_service")),
            Map.entry("copyright/link_site", List.of("infringing_url", "site_name")),
            Map.entry("copyright/ugc_platform", List.of("infringing_url", "platform_name")),
            Map.entry("copyright/p2p", List.of("p2p_protocol")),
            Map.entry("copyright/usenet", List.of("newsgroup")));

    /** Of these an address, and no name, needs the port that it was seen at. */
    private static final Set<String> WITH_PORT =
            Set.of("connection/login_attack", "connection/port_scan", "connection/ddos");

    private XarfTypes() {}

    static boolean isKnown(String categoryAndType) {
        return REQUIRED.containsKey(categoryAndType);
    }

    /** The fields of its type that a report lacks, each by its path. */
    static List<String> missing(JsonNode report, String categoryAndType) {
        List<String> missing = new ArrayList<>(REQUIRED.getOrDefault(categoryAndType, List.of()).stream()
                .filter(field -> !report.has(field))
                .toList());
        Stream<String> further = switch (categoryAndType) {
            case "messaging/spam", "messaging/bulk_messaging" ->
                report.path("protocol").asText().equals("smtp") ? Stream.of("smtp_from", "source_port") : Stream.of();
            case "copyright/p2p" ->
                report.path("swarm_info").has("info_hash")
                                || report.path("swarm_info").has("magnet_uri")
                        ? Stream.of()
                        : Stream.of("swarm_info/info_hash");
            case "copyright/usenet" ->
                report.path("message_info").has("message_id") ? Stream.of() : Stream.of("message_info/message_id");
            default ->
                WITH_PORT.contains(categoryAndType)
                                && isAddress(report.path("source_identifier").asText())
                        ? Stream.of("source_port")
                        : Stream.of();
        };
        further.filter(field -> field.contains("/") || !report.has(field)).forEach(missing::add);
        return missing;
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
