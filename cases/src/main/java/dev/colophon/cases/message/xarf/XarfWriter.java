package dev.colophon.cases.message.xarf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.cases.message.xarf.XarfReport.Article;
import dev.colophon.cases.message.xarf.XarfReport.Attachment;
import dev.colophon.cases.message.xarf.XarfReport.CopyAt;
import dev.colophon.cases.message.xarf.XarfReport.Linked;
import dev.colophon.cases.message.xarf.XarfReport.Organisation;
import dev.colophon.cases.message.xarf.XarfReport.Shared;
import dev.colophon.cases.message.xarf.XarfReport.StoredFile;
import dev.colophon.cases.message.xarf.XarfReport.Uploaded;
import dev.colophon.evidence.report.Visible;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Writes {@link XarfReport} as XARF 4.2.0. */
public final class XarfWriter {

    static final String VERSION = "4.2.0";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int LONGEST_ORGANISATION = 200;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_OF_EVIDENCE = 500;

    private XarfWriter() {}

    /** The report, with lines for people. */
    public static String json(XarfReport report) {
        ObjectNode json = JSON.createObjectNode();
        json.put("xarf_version", VERSION);
        json.put("report_id", report.reportId().toString());
        json.put("timestamp", report.timestamp().truncatedTo(ChronoUnit.SECONDS).toString());
        organisation(json.putObject("reporter"), report.reporter());
        organisation(json.putObject("sender"), report.sender());
        json.put("source_identifier", Visible.line(report.sourceIdentifier()));
        report.sourcePort().ifPresent(port -> json.put("source_port", port));
        json.put("category", "copyright");
        infringing(json, report);
        json.put("work_title", fit(report.workTitle(), LONGEST_TITLE));
        json.put("rights_holder", fit(report.rightsHolder(), LONGEST_ORGANISATION));
        report.description().ifPresent(text -> json.put("description", fit(Visible.lines(text), LONGEST_DESCRIPTION)));
        if (!report.evidence().isEmpty()) {
            ArrayNode evidence = json.putArray("evidence");
            report.evidence().forEach(one -> attachment(evidence.addObject(), one));
        }
        if (!report.tags().isEmpty()) {
            ArrayNode tags = json.putArray("tags");
            report.tags().forEach(tags::add);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    private static void infringing(ObjectNode json, XarfReport report) {
        switch (report.infringing()) {
            case CopyAt(String url, var type) -> {
                json.put("type", "copyright").put("infringing_url", url);
                type.ifPresent(kind -> json.put("infringement_type", kind.name().toLowerCase(Locale.ROOT)));
            }
            case StoredFile(String url, String service) ->
                json.put("type", "cyberlocker")
                        .put("infringing_url", url)
                        .put("hosting_service", fit(service, LONGEST_ORGANISATION));
            case Linked(String url, String site) ->
                json.put("type", "link_site")
                        .put("infringing_url", url)
                        .put("site_name", fit(site, LONGEST_ORGANISATION));
            case Uploaded(String url, String platform) ->
                json.put("type", "ugc_platform")
                        .put("infringing_url", url)
                        .put("platform_name", fit(platform, LONGEST_ORGANISATION));
            case Shared(String protocol, String infoHash) ->
                json.put("type", "p2p")
                        .put("p2p_protocol", protocol)
                        .putObject("swarm_info")
                        .put("info_hash", infoHash);
            case Article(String newsgroup, String messageId) ->
                json.put("type", "usenet")
                        .put("newsgroup", fit(newsgroup, LONGEST_ORGANISATION))
                        .putObject("message_info")
                        .put("message_id", fit(messageId, LONGEST_TITLE));
        }
    }

    private static void organisation(ObjectNode json, Organisation organisation) {
        json.put("org", fit(organisation.name(), LONGEST_ORGANISATION));
        json.put("contact", organisation.contact().toString());
        json.put("domain", organisation.contact().domain());
    }

    private static void attachment(ObjectNode json, Attachment attachment) {
        byte[] content = attachment.content();
        json.put("content_type", Visible.line(attachment.contentType()));
        json.put("description", fit(attachment.description(), LONGEST_OF_EVIDENCE));
        json.put("payload", Base64.getEncoder().encodeToString(content));
        json.put("hash", "sha256:" + HexFormat.of().formatHex(sha256(content)));
        json.put("size", content.length);
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The beginning; a longer text ends in three dots. */
    private static String fit(String text, int longest) {
        String visible = text.contains("\n") ? Visible.lines(text) : Visible.line(text);
        int length = visible.codePointCount(0, visible.length());
        return length <= longest ? visible : visible.substring(0, visible.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
