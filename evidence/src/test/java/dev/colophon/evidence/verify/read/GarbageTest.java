package dev.colophon.evidence.verify.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes readers are given, they answer with a value, a fault or {@link MalformedPart}. The seed is in the name. */
@Tag("full")
class GarbageTest {

    private static final long SEED = 42;
    private static final int ROUNDS = 3_000;

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Reading {
        void read(byte[] bytes) throws MalformedPart, IOException;
    }

    @TestFactory
    List<DynamicTest> readers() {
        return List.of(
                test(
                        "JSON",
                        "{\"a\":[1,-2.5e9,true,null,\"\\u00e4\"],\"b\":{}}",
                        bytes -> StrictJson.value(bytes, "x")),
                test("canonical JSON", "{\"a\":[1,true,null],\"b\":{}}", bytes -> StrictJson.canonical(bytes, "x")),
                test("DER", "0\u0006\u0002\u0001\u0005\u0004\u0001x", bytes -> Der.check(bytes, "x", true)),
                test(
                        "PEM",
                        "-----BEGIN CERTIFICATE-----\nMAYCAQUEAXg=\n-----END CERTIFICATE-----\n",
                        bytes -> Pem.certificate(bytes, "x")),
                test(
                        "WARC",
                        "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: 80\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nabcde\r\n0\r\n\r\n",
                        bytes -> assertThat(WarcFile.read(new ByteArrayInputStream(gzip(bytes)), "x")
                                        .faults())
                                .isNotEmpty()),
                test(
                        "gzip",
                        "no gzip",
                        bytes -> assertThat(WarcFile.read(new ByteArrayInputStream(bytes), "x")
                                        .records())
                                .isEmpty()),
                test(
                        "CDXJ",
                        "com,example)/ 20261125150000 {\"offset\":\"1\"}\n",
                        bytes -> CdxLine.read(new ByteArrayInputStream(gzip(bytes)), "x")),
                test("container", "PK\u0003\u0004 and PK\u0001\u0002 and PK\u0005\u0006", this::container));
    }

    private void container(byte[] bytes) throws MalformedPart, IOException {
        Path file = Files.write(folder.resolve("garbage"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            Bytes all = new Bytes(channel, 0, channel.size());
            Container.looksLikeOne(all);
            assertThat(Container.read(all).faults()).isNotEmpty();
        }
    }

    private static DynamicTest test(String name, String honest, Reading reading) {
        return DynamicTest.dynamicTest(name + ", seed " + SEED, () -> {
            Random random = new Random(SEED);
            for (int i = 0; i < ROUNDS; i++) {
                try {
                    reading.read(garbled(honest.getBytes(UTF_8), random));
                } catch (MalformedPart e) {
                    assertThat(e.why().toString()).isNotBlank();
                }
            }
        });
    }

    private static byte[] garbled(byte[] honest, Random random) {
        byte[] bytes = random.nextInt(3) == 0 ? new byte[random.nextInt(400)] : honest.clone();
        int changes = 1 + random.nextInt(4);
        if (bytes.length != honest.length) {
            random.nextBytes(bytes);
        }
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
