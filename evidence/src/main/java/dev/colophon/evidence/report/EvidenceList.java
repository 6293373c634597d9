package dev.colophon.evidence.report;

import dev.colophon.evidence.report.EvidenceReport.Part;
import java.util.List;

/** The formal list: every file numbered, with its source, what it is to prove, its length and its hash in full. */
final class EvidenceList {

    private static final int NAME_CHARACTERS = 300;

    private EvidenceList() {}

    static void write(Html html, EvidenceReport report, Language language) {
        Opening.heading(html, 6, language, "证据清单", "List of evidence");
        html.element(
                "p",
                language.of(
                        "逐一编号，注明来源和证明目的（参照《最高人民法院关于民事诉讼证据的若干规定》第十九条）。每件均列出完整的 SHA-256 值：文件改动任何一位，该值即不相符。",
                        "Each item is numbered, with its source and what it is to prove. Its SHA-256 value is printed in full: if any"
                                + " bit of the file changes, the value no longer fits."));
        html.open("table", "list").open("thead").open("tr");
        for (String head : List.of(
                language.of("编号", "No."),
                language.of("名称与内容", "Name and content"),
                language.of("来源", "Source"),
                language.of("证明目的", "To prove"))) {
            html.element("th", head);
        }
        html.close("tr").close("thead");
        String stem = report.stem() + ".";
        List<Part> beside = report.parts().stream()
                .filter(part -> part.name().startsWith(stem))
                .toList();
        List<Part> within = report.parts().stream()
                .filter(part -> !part.name().startsWith(stem))
                .toList();
        group(html, language.of("并列保存的文件", "Files side by side"), beside);
        items(html, beside, 1, language);
        group(html, language.of("容器 " + stem + "wacz 内的文件", "Files in the container " + stem + "wacz"), within);
        items(html, within, beside.size() + 1, language);
        html.close("table");
    }

    private static void group(Html html, String title, List<Part> parts) {
        if (!parts.isEmpty()) {
            html.open("tbody", "group")
                    .markup("<tr><td colspan=\"4\">")
                    .text(title)
                    .markup("</td></tr></tbody>");
        }
    }

    private static void items(Html html, List<Part> parts, int number, Language language) {
        for (Part part : parts) {
            PartPurpose purpose = PartPurpose.of(part.name());
            html.open("tbody", "item").open("tr");
            html.element("td", "number", String.valueOf(number++));
            html.open("td")
                    .open("code", "address")
                    .text(part.name(), NAME_CHARACTERS)
                    .close("code");
            html.markup("<br>").text(purpose.what(language)).close("td");
            html.element("td", purpose.source(language))
                    .element("td", purpose.proves(language))
                    .close("tr");
            html.markup("<tr><td></td><td colspan=\"3\">");
            html.hash(part.sha256())
                    .open("span", "bytes")
                    .text(Figures.bytes(part.bytes(), language))
                    .close("span");
            html.markup("</td></tr>").close("tbody");
        }
    }
}
