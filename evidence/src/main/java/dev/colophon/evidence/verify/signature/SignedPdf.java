package dev.colophon.evidence.verify.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.Der;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A PDF with exactly one signature over the whole file (ISO 32000-2 section 12.8): every byte is signed but those of
 * {@code /Contents}, and these have one spelling.
 *
 * @param signed the bytes that the signature covers
 * @param cms the signature in DER
 * @param claimedTime when it says that it was signed
 */
public record SignedPdf(byte[] file, byte[] signed, byte[] cms, Optional<Instant> claimedTime, String part) {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();
    private static final long MAX_SCRATCH = 96L << 20;
    private static final int MAX_PAGES = 500;
    private static final String SUBFILTER = "ETSI.CAdES.detached";

    public static SignedPdf of(byte[] file, String part) throws MalformedPart {
        PDSignature signature = guarded(file, part, document -> only(document, part));
        int[] range = signature.getByteRange();
        int gap = range[1];
        int behind = range[2];
        if (range[0] != 0 || gap < 1 || behind <= gap + 1 || behind > file.length || range[3] != file.length - behind) {
            throw new MalformedPart(part, Message.of("pdf.cover"));
        }
        if (file[gap] != '<' || file[behind - 1] != '>') {
            throw new MalformedPart(part, Message.of("pdf.gap"));
        }
        byte[] contents;
        try {
            String hex = new String(file, gap + 1, behind - gap - 2, ISO_8859_1);
            contents = UPPER.parseHex(hex);
            if (!UPPER.formatHex(contents).equals(hex)) {
                throw new MalformedPart(part, Message.of("pdf.case"));
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedPart(part, Message.of("pdf.hex"), e);
        }
        byte[] cms = Arrays.copyOf(contents, Der.length(contents, part));
        for (int i = cms.length; i < contents.length; i++) {
            if (contents[i] != 0) {
                throw new MalformedPart(part, Message.of("pdf.fill"));
            }
        }
        Der.check(cms, part, true);
        byte[] signed = Arrays.copyOf(file, file.length - (behind - gap));
        System.arraycopy(file, behind, signed, gap, file.length - behind);
        Optional<Instant> time = Optional.ofNullable(signature.getSignDate()).map(Calendar::toInstant);
        return new SignedPdf(file, signed, cms, time, part);
    }

    private static PDSignature only(PDDocument document, String part) throws IOException, MalformedPart {
        List<PDSignature> signatures = document.getSignatureDictionaries();
        if (signatures.size() != 1) {
            throw new MalformedPart(part, Message.of("pdf.signatures", signatures.size()));
        }
        PDSignature signature = signatures.getFirst();
        if (!SUBFILTER.equals(signature.getSubFilter()) || signature.getByteRange().length != 4) {
            throw new MalformedPart(part, Message.of("pdf.kind", SUBFILTER));
        }
        return signature;
    }

    /** All text without white space, in lower case. */
    public String text() throws MalformedPart {
        return guarded(file, part, document -> {
            if (document.getNumberOfPages() > MAX_PAGES) {
                throw new MalformedPart(part, Message.of("pdf.pages", MAX_PAGES));
            }
            return new PDFTextStripper()
                    .getText(document)
                    .replaceAll("[\\s\\u00a0\\u00ad\\u200b]+", "")
                    .toLowerCase(Locale.ROOT);
        });
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(PDDocument document) throws IOException, MalformedPart;
    }

    /**
     * A PDF can ask for any depth and any amount of memory, and PDFBox bounds neither in every place; this is the one part
     * where that has to be caught.
     */
    private static <T> T guarded(byte[] file, String part, Use<T> use) throws MalformedPart {
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(file),
                "",
                null,
                null,
                MemoryUsageSetting.setupMainMemoryOnly(MAX_SCRATCH).streamCache)) {
            return use.of(document);
        } catch (IOException | RuntimeException e) {
            throw new MalformedPart(part, Message.of("pdf.unreadable", e.getMessage()), e);
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw new MalformedPart(part, Message.of("pdf.memory"), e);
        }
    }
}
