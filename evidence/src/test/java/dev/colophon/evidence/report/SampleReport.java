package dev.colophon.evidence.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.report.EvidenceReport.Certainty;
import dev.colophon.evidence.report.EvidenceReport.EnvironmentItem;
import dev.colophon.evidence.report.EvidenceReport.Kind;
import dev.colophon.evidence.report.EvidenceReport.LicenceCheck;
import dev.colophon.evidence.report.EvidenceReport.MatchedWork;
import dev.colophon.evidence.report.EvidenceReport.Part;
import dev.colophon.evidence.report.EvidenceReport.Segment;
import dev.colophon.evidence.report.EvidenceReport.State;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A report as a real case would have it: a song album on a download site, with everything that can stand in a report. */
public final class SampleReport {

    static final Instant ASKED = Instant.parse("2026-11-25T15:03:18.204Z");
    static final String URL = "https://cdn-3.haoting.example/audio/2026/11/"
            + "%E5%B1%B1%E6%B2%B3%E6%97%A7%E6%A2%A6/track-07.mp3?token=9f2c7d41e0b84f6ab1c5d7e9f0123456&expires=1796000000"
            + "&referer=https%3A%2F%2Fwww.haoting.example%2Falbum%2F118273%2Fshan-he-jiu-meng.html";

    private SampleReport() {}

    public static EvidenceReport with(String title, Optional<byte[]> screenshot) {
        return new EvidenceReport(
                "C-17",
                1,
                ASKED.plusSeconds(95),
                "Colophon 0.1.0",
                new EvidenceReport.Claimant("林间（示例权利人） Lin Jian", Optional.of("rights@linjian.example")),
                found(),
                matches(title),
                licences(),
                Optional.of(new EvidenceReport.SecondLook(
                        "Chromium 156.0.8078.108",
                        ASKED.plusSeconds(40),
                        "https://www.haoting.example/album/118273/shan-he-jiu-meng.html",
                        "免费音乐下载_山河旧梦MP3_好听网",
                        List.of(new EvidenceReport.Comparison(
                                "https://cdn.haoting.example/m/song.mp3", hash("body"), Optional.of(hash("body")))),
                        47,
                        screenshot.map(png -> new EvidenceReport.Screenshot("evidence/screenshot-1.png", png)))),
                environment(),
                hash("datapackage.json"),
                parts(screenshot),
                List.of(
                        new EvidenceReport.Timestamp(
                                "C-17-1.tsr", "联合信任时间戳服务中心 TSA (example)", ASKED.plusSeconds(61), true),
                        new EvidenceReport.Timestamp(
                                "C-17-1.tsr-b", "Lin Jian, own time stamping", ASKED.plusSeconds(62), false)),
                Optional.of(new EvidenceReport.LogPlace(
                        "log.linjian.example/one",
                        70_211,
                        70_216,
                        hash("leaf"),
                        hash("root"),
                        List.of(
                                new EvidenceReport.WitnessMark("witness.example.org/a", ASKED.plusSeconds(70)),
                                new EvidenceReport.WitnessMark("witness.example.net/w2", ASKED.plusSeconds(71))))));
    }

    public static Hash hash(String of) {
        return Hash.sha256(of.getBytes(UTF_8));
    }

    /** Stripes, so that a part that is missing shows. */
    public static byte[] png(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int y = 0; y < height; y += 50) {
            pen.setColor(new Color(y / 50 % 2 == 0 ? 0xf4f1ea : 0x2b4a6f));
            pen.fillRect(0, y, width, 50);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static EvidenceReport.Found found() {
        return new EvidenceReport.Found(
                URL,
                Optional.of("https://www.haoting.example/album/118273/shan-he-jiu-meng.html"),
                ASKED,
                "203.0.113.57",
                200,
                "audio/mpeg",
                9_482_133,
                hash("body"),
                Optional.of(new EvidenceReport.TlsFacts(
                        "TLSv1.3",
                        "TLS_AES_256_GCM_SHA384",
                        List.of(hash("certificate 0"), hash("certificate 1")),
                        List.of("*.haoting.example", "haoting.example"))),
                Optional.of("中国，杭州；示例云服务商 Hangzhou, China"),
                Optional.of(new EvidenceReport.Entry("专辑/山河旧梦.mp3", 4_711_000, hash("entry"))));
    }

    private static List<MatchedWork> matches(String title) {
        List<MatchedWork> matches = new ArrayList<>();
        matches.add(new MatchedWork(
                "W-000482",
                title,
                Kind.AUDIO,
                hash("reference").hex(),
                Certainty.STRONG,
                3.1e-9,
                IntStream.range(0, 60)
                        .mapToObj(i -> new Segment(
                                new Extent.Seconds(i * 4.2, i * 4.2 + 4),
                                new Extent.Seconds(1.3 + i * 4.1, 5.2 + i * 4.1)))
                        .toList(),
                new Change.OfSound(1.024, 41),
                "colophon-audio 3 (hop 1024, 36 bands)"));
        matches.add(new MatchedWork(
                "W-000483",
                "山河旧梦（专辑封面）",
                Kind.IMAGE,
                hash("cover").hex(),
                Certainty.EXACT,
                0,
                List.of(new Segment(
                        new Extent.Area(List.of(
                                new Extent.Corner(0, 0),
                                new Extent.Corner(1, 0),
                                new Extent.Corner(1, 1),
                                new Extent.Corner(0, 1))),
                        new Extent.Area(List.of(
                                new Extent.Corner(0.95, 0.1),
                                new Extent.Corner(0.05, 0.1),
                                new Extent.Corner(0.05, 0.875),
                                new Extent.Corner(0.95, 0.875))))),
                new Change.OfPicture(true, 0, false),
                "colophon-image 2"));
        matches.add(new MatchedWork(
                "W-000491",
                "山河旧梦·歌词与创作手记 Notes on an Old Dream of Mountains and Rivers",
                Kind.TEXT,
                hash("text").hex(),
                Certainty.CANDIDATE,
                0.02,
                List.of(new Segment(new Extent.Characters(1_204, 3_377), new Extent.Characters(0, 2_161))),
                new Change.OfText(0.973, 14, 3, 39),
                "colophon-text 2"));
        return matches;
    }

    private static List<LicenceCheck> licences() {
        return List.of(
                new LicenceCheck(Message.of("licences.asked", "Lantern Waltz"), Message.of("licences.answer.none")),
                new LicenceCheck(
                        Message.of("licences.asked", "River Song"), Message.of("licences.answer.short-quotation")));
    }

    private static List<EnvironmentItem> environment() {
        return List.of(
                new EnvironmentItem("os", State.PASS, "Debian GNU/Linux 13 (trixie), Linux 6.12", ""),
                new EnvironmentItem("java", State.PASS, "25.0.1+8-LTS, Eclipse Adoptium", ""),
                new EnvironmentItem("browser.profile", State.PASS, "fresh", "empty folder, deleted afterwards"),
                new EnvironmentItem("proxy", State.PASS, "none", "no proxy variable is set"),
                new EnvironmentItem("hosts.file", State.PASS, hash("/etc/hosts").hex(), "localhost entries only"),
                new EnvironmentItem("clock.ntp", State.UNKNOWN, "", "timedatectl does not answer"),
                new EnvironmentItem("clock.offset", State.FAIL, "+11.4 s", "more than 10 s from the authority's time"));
    }

    private static List<Part> parts(Optional<byte[]> screenshot) {
        return List.of(
                part("C-17-1.wacz", 9_901_244),
                part("C-17-1.tsr", 1_486),
                part("C-17-1.tsr-b", 1_512),
                part("C-17-1.leaf.json", 214),
                part("C-17-1.tlog-proof", 1_730),
                part("C-17-1.trust/tsa-1.pem", 1_204),
                part("C-17-1.trust/log.vkey", 77),
                part("C-17-1.trust/signer.pem", 1_655),
                part("C-17-1.README.txt", 5_210),
                part("archive/data.warc.gz", 9_489_912),
                part("indexes/index.cdx.gz", 388),
                part("pages/pages.jsonl", 301),
                part("evidence/process.jsonl", 6_402),
                part("evidence/environment.json", 2_114),
                part("evidence/match.json", 14_887),
                screenshot
                        .map(png -> new Part("evidence/screenshot-1.png", png.length, Hash.sha256(png)))
                        .orElse(part("evidence/screenshot-1.png", 338_759)),
                part("evidence/page.mhtml", 61_200),
                part("evidence/browser.json", 8_240),
                part("evidence/signals.json", 512),
                part("evidence/tls/1.pem", 2_010),
                part("evidence/seal.json", 977),
                new Part("datapackage.json", 3_155, hash("datapackage.json")),
                part("datapackage-digest.json", 702));
    }

    private static Part part(String name, long bytes) {
        return new Part(name, bytes, hash(name));
    }
}
