package dev.colophon.media.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Writes small files with Content Credentials, by the standard and not by the reader. */
final class SignedFiles {

    private static final String MANIFEST = "urn:c2pa:00000000-0000-4000-8000-000000000007";
    private static final String PARENT = "urn:c2pa:00000000-0000-4000-8000-000000000003";
    private static final String TAIL = "-0011-0010-8000-00AA00389B71";
    private static final byte[] UUID = HexFormat.of().parseHex("D8FEC3D61B0E483C92975828877EC481");
    private static final ObjectMapper MAPPER = new ObjectMapper(new CBORFactory());

    private final Signer signer;
    private final int version;
    private byte[] signature = new byte[0];
    private byte[] parent = new byte[0];
    private boolean stamped;

    /** @param version of the claim, 1 or 2 */
    SignedFiles(Signer signer, int version) {
        this.signer = signer;
        this.version = version;
    }

    /** With the manifest of what they were made from. */
    SignedFiles withHistory() throws Exception {
        parent = manifest(
                PARENT,
                "c2pa.hash.data",
                Map.of("alg", "sha256", "hash", new byte[32]),
                Map.of("dc:title", "raw.dng", "relationship", "parentOf"));
        return this;
    }

    /** With something where time stamps stand. */
    SignedFiles withStamp() {
        stamped = true;
        return this;
    }

    /** Of the file that was written last. */
    byte[] signature() {
        return signature;
    }

    enum Kind {
        JPEG,
        PNG,
        MP4
    }

    /** A file without credentials. */
    static byte[] plain(Kind kind) throws IOException {
        if (kind == Kind.MP4) {
            return joined(
                    box("ftyp", "isom\0\0\2\0isomiso2".getBytes(US_ASCII)),
                    box("moov", new byte[40]),
                    box("mdat", "a short film".getBytes(US_ASCII)));
        }
        BufferedImage picture = new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 24 * 16; i++) {
            picture.setRGB(i % 24, i / 24, i * 977_531);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, kind.name().toLowerCase(java.util.Locale.ROOT), out);
        return out.toByteArray();
    }

    byte[] signed(Kind kind) throws Exception {
        byte[] plain = plain(kind);
        return switch (kind) {
            case JPEG -> sealed(plain, 2, store -> jpegSegment(store));
            case PNG -> sealed(plain, 33, store -> pngChunk(store));
            case MP4 -> film(plain);
        };
    }

    /** The store of a file that stays as it is. */
    byte[] sidecar(byte[] plain) throws Exception {
        return store("c2pa.hash.data", Map.of("alg", "sha256", "hash", sha256(plain), "pad", new byte[0]));
    }

    private byte[] sealed(byte[] plain, int at, UnaryOperator<byte[]> part) throws Exception {
        byte[] start = Arrays.copyOf(plain, at);
        byte[] end = Arrays.copyOfRange(plain, at, plain.length);
        byte[] store = new byte[0];
        for (int length = -1; length != store.length; ) {
            length = store.length;
            store = store(
                    "c2pa.hash.data",
                    Map.of(
                            "exclusions",
                            List.of(Map.of("start", at, "length", part.apply(store).length)),
                            "alg",
                            "sha256",
                            "hash",
                            sha256(joined(start, end))));
        }
        return joined(start, part.apply(store), end);
    }

    private byte[] film(byte[] plain) throws Exception {
        int at = ByteBuffer.wrap(plain).getInt(); // behind ftyp
        byte[] store = new byte[0];
        byte[] first = Arrays.copyOf(plain, at);
        for (int length = -1; length != store.length; ) {
            length = store.length;
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int offset = at + uuidBox(store).length;
            for (int from = at; from < plain.length; ) {
                int size = ByteBuffer.wrap(plain).getInt(from);
                digest.update(ByteBuffer.allocate(8).putLong(offset).flip());
                digest.update(plain, from, size);
                from += size;
                offset += size;
            }
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("xpath", "/uuid");
            own.put("length", null);
            own.put("data", List.of(Map.of("offset", 8, "value", UUID)));
            store = store(
                    "c2pa.hash.bmff.v3",
                    Map.of(
                            "exclusions",
                            List.of(own, Map.of("xpath", "/ftyp"), Map.of("xpath", "/mfra")),
                            "alg",
                            "sha256",
                            "hash",
                            digest.digest()));
        }
        return joined(first, uuidBox(store), Arrays.copyOfRange(plain, at, plain.length));
    }

    private static byte[] uuidBox(byte[] store) {
        return box("uuid", joined(UUID, new byte[4], "manifest\0".getBytes(US_ASCII), new byte[8], store));
    }

    /** In parts of at most 600 bytes. */
    private static byte[] jpegSegment(byte[] store) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] head = Arrays.copyOf(store, Math.min(8, store.length));
        int number = 1;
        for (int at = head.length; at < store.length || number == 1; at += 600, number++) {
            byte[] part = Arrays.copyOfRange(store, Math.min(at, store.length), Math.min(at + 600, store.length));
            out.writeBytes(ByteBuffer.allocate(12)
                    .putShort((short) 0xFFEB)
                    .putShort((short) (10 + head.length + part.length))
                    .putShort((short) 0x4A50)
                    .putShort((short) 1)
                    .putInt(number)
                    .array());
            out.writeBytes(head);
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] pngChunk(byte[] store) {
        CRC32 crc = new CRC32();
        byte[] chunk = joined("caBX".getBytes(US_ASCII), store);
        crc.update(chunk);
        return joined(
                ByteBuffer.allocate(4).putInt(store.length).array(),
                chunk,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private byte[] store(String bindingLabel, Map<String, Object> binding) throws Exception {
        Map<String, Object> ingredient = new LinkedHashMap<>();
        ingredient.put("dc:title", "leaf.jpg");
        ingredient.put("relationship", "parentOf");
        if (parent.length > 0) {
            ingredient.put(
                    "activeManifest",
                    Map.of(
                            "url",
                            "self#jumbf=/c2pa/" + PARENT,
                            "hash",
                            sha256(Arrays.copyOfRange(parent, 8, parent.length))));
        }
        return superbox("63327061", "c2pa", parent, manifest(MANIFEST, bindingLabel, binding, ingredient));
    }

    private byte[] manifest(
            String name, String bindingLabel, Map<String, Object> binding, Map<String, Object> ingredient)
            throws Exception {
        Map<String, byte[]> assertions = new LinkedHashMap<>();
        assertions.put(bindingLabel, cbor(binding));
        assertions.put(
                "c2pa.actions.v2",
                cbor(Map.of("actions", List.of(Map.of("action", "c2pa.opened"), Map.of("action", "c2pa.edited")))));
        assertions.put("c2pa.ingredient.v3__1", cbor(ingredient));
        assertions.put(
                "cawg.training-mining",
                cbor(Map.of("entries", Map.of("cawg.ai_training", Map.of("use", "notAllowed")))));
        List<byte[]> boxes = new ArrayList<>();
        List<Map<String, Object>> references = new ArrayList<>();
        assertions.forEach((label, content) -> {
            byte[] assertion = superbox("63626F72", label, box("cbor", content));
            boxes.add(assertion);
            references.add(Map.of(
                    "url",
                    "self#jumbf=%sc2pa.assertions/%s".formatted(version == 1 ? "/c2pa/" + name + "/" : "", label),
                    "hash",
                    sha256(Arrays.copyOfRange(assertion, 8, assertion.length))));
        });
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("alg", "sha256");
        claim.put("signature", "self#jumbf=c2pa.signature");
        if (version == 1) {
            claim.put("claim_generator", "colophon-test/1.0");
            claim.put("assertions", references);
        } else {
            claim.put("claim_generator_info", Map.of("name", "colophon-test", "version", "1.0"));
            claim.put("created_assertions", references.subList(0, 2));
            claim.put("gathered_assertions", references.subList(2, 4));
        }
        byte[] signed = cbor(claim);
        return superbox(
                "63326D61",
                name,
                superbox("63326173", "c2pa.assertions", boxes.toArray(byte[][]::new)),
                superbox("6332636C", version == 1 ? "c2pa.claim" : "c2pa.claim.v2", box("cbor", signed)),
                superbox("63326373", "c2pa.signature", box("cbor", sign1(signed))));
    }

    /** In the protected header, as of version 2.2; before that in the other. */
    private byte[] sign1(byte[] claim) throws Exception {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(inside)) {
            out.writeStartObject();
            out.writeFieldId(1);
            out.writeNumber(signer.algorithm().number);
            if (version == 2) {
                chain(out);
            }
            out.writeEndObject();
        }
        byte[] head = inside.toByteArray();
        signature = signer.sign(structure(head, claim));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(all)) {
            out.writeTag(18);
            out.writeStartArray(all, 4);
            out.writeBinary(head);
            out.writeStartObject();
            if (version == 1) {
                chain(out);
            }
            if (stamped) {
                out.writeFieldName("sigTst2");
                out.writeBinary(new byte[8]);
            }
            out.writeEndObject();
            out.writeNull();
            out.writeBinary(signature);
            out.writeEndArray();
        }
        return all.toByteArray();
    }

    private void chain(CBORGenerator out) throws Exception {
        out.writeFieldId(33);
        out.writeStartArray();
        for (var certificate : signer.chain()) {
            out.writeBinary(certificate.getEncoded());
        }
        out.writeEndArray();
    }

    private static byte[] structure(byte[] head, byte[] claim) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(all)) {
            out.writeStartArray(all, 4);
            out.writeString("Signature1");
            out.writeBinary(head);
            out.writeBinary(new byte[0]);
            out.writeBinary(claim);
            out.writeEndArray();
        }
        return all.toByteArray();
    }

    static byte[] superbox(String type, String label, byte[]... boxes) {
        byte[] uuid = HexFormat.of().parseHex((type + TAIL).replace("-", ""));
        byte[] description = box("jumd", joined(uuid, new byte[] {3}, label.getBytes(UTF_8), new byte[1]));
        return box("jumb", joined(description, joined(boxes)));
    }

    static byte[] box(String type, byte[] content) {
        return joined(ByteBuffer.allocate(4).putInt(8 + content.length).array(), type.getBytes(US_ASCII), content);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] cbor(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
