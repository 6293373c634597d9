package dev.colophon.evidence.report;

import java.util.List;
import java.util.Optional;

/** What was found, what was asked about licences, what a browser saw, and the state of the machine. */
final class Findings {

    private static final int VALUE_CHARACTERS = 400;
    private static final int MOST_NAMES = 20;

    private Findings() {}

    static void found(Html html, EvidenceReport.Found found, Language language) {
        Opening.heading(html, 1, language, "发现情况", "What was found");
        html.facts(rows -> {
            rows.fact(language.of("网址", "Address (URL)"), cell -> cell.address(found.url()));
            found.page()
                    .ifPresent(
                            page -> rows.fact(language.of("所在网页", "Page that led there"), cell -> cell.address(page)));
            rows.fact(language.of("请求时间", "Asked at"), Figures.time(found.at(), language));
            rows.fact(language.of("应答的网络地址", "Address that answered"), cell -> cell.address(found.peer()));
            rows.fact(
                    language.of("HTTP 状态与类型", "HTTP status, type"),
                    cell -> cell.text(found.status() + (found.mediaType().isEmpty() ? "" : " · "))
                            .text(found.mediaType(), VALUE_CHARACTERS));
            rows.fact(language.of("正文长度", "Length of the body"), Figures.bytes(found.bytes(), language));
            rows.fact(language.of("正文 SHA-256", "SHA-256 of the body"), cell -> cell.hash(found.body()));
            rows.fact(
                    language.of("连接加密", "Encryption"),
                    cell -> found.tls()
                            .ifPresentOrElse(
                                    tls -> tls(cell, tls, language),
                                    () -> cell.text(language.of("无（未加密连接）", "none (plain connection)"))));
            found.vantage()
                    .ifPresent(where -> rows.fact(
                            language.of("取证设备所在地", "Where the machine stood"),
                            cell -> cell.text(where, VALUE_CHARACTERS)));
        });
    }

    private static void tls(Html cell, EvidenceReport.TlsFacts tls, Language language) {
        cell.text(tls.protocol() + " · " + tls.cipher(), VALUE_CHARACTERS);
        if (!tls.names().isEmpty()) {
            cell.markup("<br>").text(language.of("证书所载域名：", "names in the certificate: "));
            cell.text(
                    String.join(
                            language.of("、", ", "),
                            tls.names().stream().limit(MOST_NAMES).toList()),
                    VALUE_CHARACTERS);
        }
        cell.markup("<br>")
                .text(language.of("证书 SHA-256（服务器证书在前）：", "SHA-256 of the certificates, the server's first:"));
        tls.chain().forEach(cell::hash);
    }

    static void licences(Html html, List<EvidenceReport.LicenceCheck> checks, Language language) {
        Opening.heading(html, 3, language, "许可核查", "Licences that were looked for");
        if (checks.isEmpty()) {
            html.element("p", "none", language.of("未记录核查事项。", "No check is recorded."));
            return;
        }
        html.element(
                "p",
                language.of(
                        "在提出主张之前，核查了下列可能使该使用合法的情形。",
                        "Before anything was claimed, the following was checked that could make the use lawful."));
        html.facts(
                "facts wide",
                rows -> checks.forEach(check -> rows.open("tr")
                        .open("th")
                        .text(check.asked().in(language), VALUE_CHARACTERS)
                        .close("th")
                        .open("td")
                        .text(check.answer().in(language), VALUE_CHARACTERS)
                        .close("td")
                        .close("tr")));
    }

    static void secondLook(Html html, EvidenceReport report, Language language) {
        Opening.heading(html, 4, language, "浏览器复看", "A second look, with a browser");
        Optional<EvidenceReport.SecondLook> look = report.secondLook();
        if (look.isEmpty()) {
            html.element("p", "none", language.of("未以浏览器复看。", "No browser took a second look."));
            return;
        }
        EvidenceReport.SecondLook seen = look.get();
        html.element(
                "p",
                language.of(
                        "文件取得之后，另以浏览器打开网页并截图。这是一次独立、稍后的访问，其结果与取得的文件分别保存。",
                        "After the file had been received, a browser opened the page and took its picture. This was another, later"
                                + " visit; what came of it is kept apart from the file."));
        html.facts(rows -> {
            rows.fact(language.of("浏览器", "Browser"), cell -> cell.text(seen.browser(), VALUE_CHARACTERS));
            rows.fact(language.of("时间", "Time"), Figures.time(seen.at(), language));
            rows.fact(language.of("网页", "Page"), cell -> cell.address(seen.url()));
            rows.fact(language.of("网页标题", "Its title"), cell -> cell.text(seen.title(), VALUE_CHARACTERS));
            rows.fact(language.of("收到应答", "Answers received"), String.valueOf(seen.answers()));
            seen.bodies()
                    .forEach(both -> rows.fact(
                            language.of("同一网址的正文", "Body of the same address"),
                            cell -> comparison(cell, both, language)));
            rows.fact(
                    language.of("截图", "Screenshot"),
                    seen.screenshot()
                            .map(picture -> picture.part() + language.of("（见文末附图）", " (exhibit at the end)"))
                            .orElse(language.of("无", "none")));
        });
    }

    private static void comparison(Html cell, EvidenceReport.Comparison both, Language language) {
        cell.address(both.url()).markup("<br>");
        if (both.seen().isEmpty()) {
            cell.text(
                    language.of("浏览器未收到该网址的应答，无从比较。", "The browser did not receive it; there is nothing to compare."));
            return;
        }
        boolean same = both.seen().get().equals(both.captured());
        cell.text(
                same
                        ? language.of("与取得的文件完全一致：", "the same as the file that was received:")
                        : language.of(
                                "与取得的文件不同（内容可能因访问者或时间而异）：",
                                "not the same as the file that was received (it may depend on the visitor or the time):"));
        cell.hash(both.seen().get());
    }

    static void environment(Html html, List<EvidenceReport.EnvironmentItem> items, Language language) {
        Opening.heading(html, 5, language, "取证环境", "The machine and its surroundings");
        if (items.isEmpty()) {
            html.element("p", "none", language.of("未记录。", "Nothing is recorded."));
            return;
        }
        html.open("table", "checks").open("thead").open("tr");
        for (String head : List.of(
                language.of("事项", "Item"), language.of("结果", "Result"), language.of("记录与说明", "Value and reason"))) {
            html.element("th", head);
        }
        html.close("tr").close("thead").open("tbody");
        items.forEach(item -> {
            html.open("tr").open("td", "id").text(item.id(), VALUE_CHARACTERS).close("td");
            html.element(
                    "td",
                    "state " + item.state().name().toLowerCase(java.util.Locale.ROOT),
                    state(item.state(), language));
            html.open("td").value(item.value(), VALUE_CHARACTERS);
            if (!item.why().isEmpty()) {
                html.open("span", "why").text(item.why(), VALUE_CHARACTERS).close("span");
            }
            html.close("td").close("tr");
        });
        html.close("tbody").close("table");
    }

    private static String state(EvidenceReport.State state, Language language) {
        return switch (state) {
            case PASS -> language.of("通过", "pass");
            case FAIL -> language.of("未通过", "fail");
            case UNKNOWN -> language.of("未知", "unknown");
        };
    }
}
