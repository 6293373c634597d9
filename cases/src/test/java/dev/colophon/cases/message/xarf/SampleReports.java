package dev.colophon.cases.message.xarf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.xarf.XarfReport.Article;
import dev.colophon.cases.message.xarf.XarfReport.Attachment;
import dev.colophon.cases.message.xarf.XarfReport.CopyAt;
import dev.colophon.cases.message.xarf.XarfReport.InfringementType;
import dev.colophon.cases.message.xarf.XarfReport.Infringing;
import dev.colophon.cases.message.xarf.XarfReport.Linked;
import dev.colophon.cases.message.xarf.XarfReport.Organisation;
import dev.colophon.cases.message.xarf.XarfReport.Shared;
import dev.colophon.cases.message.xarf.XarfReport.StoredFile;
import dev.colophon.cases.message.xarf.XarfReport.Uploaded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A report of each type, with all that can be in it. */
final class SampleReports {

    static final List<Infringing> TYPES = List.of(
            new CopyAt("https://host.example/a.mp3", Optional.of(InfringementType.DIRECT_COPY)),
            new CopyAt("https://host.example/a.mp3", Optional.empty()),
            new StoredFile("https://host.example/f/1", "Some Locker"),
            new Linked("https://host.example/links", "Some Index"),
            new Uploaded("https://host.example/v/1", "Some Platform"),
            new Shared("bittorrent", "ab".repeat(20)),
            new Article("alt.binaries.sounds.mp3", "<1@news.example>"));

    private SampleReports() {}

    static XarfReport whole(Infringing infringing, String text) {
        Organisation organisation = new Organisation(text, MailAddress.of("rights@owner.example"));
        return new XarfReport(
                UUID.fromString("f4a82ca4-28fb-4f09-a29c-0fe0706ac974"),
                Instant.parse("2026-11-27T09:30:15.5Z"),
                organisation,
                organisation,
                "192.0.2.10",
                Optional.of(443),
                infringing,
                text,
                text,
                Optional.of(text),
                List.of(new Attachment("text/plain", text, "proof".getBytes(UTF_8))),
                List.of("jurisdiction:cn"));
    }
}
