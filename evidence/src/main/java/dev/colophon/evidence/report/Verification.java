package dev.colophon.evidence.report;

import java.util.Optional;

/** How a stranger checks all of it, with tools that are not ours. */
final class Verification {

    private Verification() {}

    static void write(Html html, EvidenceReport report, Optional<String> address, Language language) {
        Opening.heading(html, 8, language, "如何核验", "How to verify");
        String stem = report.stem();
        html.element(
                "p",
                language.of(
                        "将各文件置于同一目录，逐条执行下列命令即可核验，无需使用本软件。",
                        "Put the files into one folder and run these commands. None of them needs the software that made this report."));
        html.open("ol", "steps");
        step(
                html,
                language.of(
                        "容器的 SHA-256 应与证据清单一致：", "The container's SHA-256 must be the one in the list of evidence:"),
                "sha256sum " + stem + ".wacz");
        step(
                html,
                language.of("容器内每个文件的 SHA-256 应与总表一致：", "So must every file within it be the one in its table:"),
                "unzip " + stem + ".wacz -d " + stem + " && cd " + stem,
                "jq -r '.resources[] | .hash[7:] + \"  \" + .path' datapackage.json | sha256sum -c");
        report.timestamps().stream()
                .findFirst()
                .ifPresent(timestamp -> step(
                        html,
                        language.of("时间戳应对应 datapackage.json：", "The timestamp must be over datapackage.json:"),
                        "openssl ts -verify -data datapackage.json -in ../" + timestamp.part() + " -CAfile ../" + stem
                                + ".trust/tsa-1.pem"));
        step(
                html,
                language.of("网络往来记录应完整、自洽：", "The record of the exchange must be whole and consistent:"),
                "jwarc validate -v archive/data.warc.gz");
        if (report.log().isPresent()) {
            step(
                    html,
                    language.of(
                            "日志证明（C2SP tlog-proof）可用 Go 语言的 x/mod/sumdb 核验，步骤见：",
                            "The proof from the log (C2SP tlog-proof) verifies with Go's x/mod/sumdb; the steps stand in:"),
                    stem + ".README.txt");
        }
        step(
                html,
                language.of(
                        "本报告的签名应有效并覆盖整个文件：", "The signature of this report must be valid and cover the whole file:"),
                "pdfsig " + stem + ".report.pdf");
        html.close("ol");
        address.ifPresent(target -> html.open("p")
                .text(language.of("也可在线核验（同首页二维码）：", "Or online, as the QR code on the first page says: "))
                .address(target)
                .close("p"));
        html.open("p", "limits")
                .text(
                        language.of(
                                "本报告带有电子签名，签名者见签名证书；证书另存于 ",
                                "This report carries an electronic signature. Its certificate names the signer and is kept as "))
                .element("code", "name", stem + ".trust/signer.pem")
                .text(language.of("。", "."))
                .close("p");
    }

    private static void step(Html html, String what, String... commands) {
        html.open("li").text(what);
        for (String command : commands) {
            html.element("code", "command", command);
        }
        html.close("li");
    }
}
