package dev.colophon.evidence.report;

import dev.colophon.evidence.messages.Language;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How a report is written.
 *
 * @param languages in this order, at least one
 * @param verification where a reader can have the bundle verified; {@code {stem}} and {@code {sha256}} (of
 *     {@code datapackage.json}) in it are filled in. Printed as text and as a QR code; neither without it
 */
public record ReportSettings(List<Language> languages, Optional<String> verification) {

    /** More would make squares too small to be photographed from paper. */
    static final int LONGEST_ADDRESS = 500;

    public ReportSettings {
        languages = List.copyOf(languages);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a report is in a language");
        }
        verification.ifPresent(ReportSettings::check);
    }

    /** For this reader first, then in English; where the reader's is English, then in Chinese. */
    public static ReportSettings of(Language reader, Optional<String> verification) {
        Language second = reader.equals(Language.ENGLISH) ? Language.of("zh").orElseThrow() : Language.ENGLISH;
        return new ReportSettings(List.of(reader, second), verification);
    }

    private static void check(String address) {
        String filled = address.replace("{stem}", "C-1-1").replace("{sha256}", "0".repeat(64));
        String scheme = filled.length() > LONGEST_ADDRESS
                ? ""
                : String.valueOf(URI.create(filled).getScheme());
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException(
                    "the verification address must be an http or https URL of at most 500 characters: " + address);
        }
    }

    /** The address for one report. */
    public Optional<String> address(EvidenceReport report) {
        return verification.map(address -> address.replace("{stem}", report.stem())
                .replace("{sha256}", report.dataPackage().hex()));
    }
}
