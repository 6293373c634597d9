package dev.colophon.evidence.report;

import java.util.regex.Pattern;

/** What each kind of file in a bundle is, where it comes from, and what it is to prove; by its name. */
enum PartPurpose {
    CONTAINER(
            "[^/]+\\.wacz",
            "证据容器（WACZ）：取得的原始数据及全部过程记录",
            "The container (WACZ): the original data and all records of how it was received",
            Source.PROCEDURE,
            "证明所发现内容的原貌和取证全过程",
            "what was found, in its original bytes, and the whole procedure"),
    TIMESTAMP(
            "[^/]+\\.tsr.*",
            "RFC 3161 时间戳",
            "RFC 3161 timestamp",
            Source.AUTHORITY,
            "证明数据自该时刻起未被改动",
            "that the data has not changed since that moment"),
    LEAF(
            "[^/]+\\.leaf\\.json",
            "日志条目",
            "The entry in the log",
            Source.PROCEDURE,
            "证明载入日志的正是本次取证的数据",
            "that the log holds this very data"),
    PROOF(
            "[^/]+\\.tlog-proof",
            "透明日志包含证明",
            "Proof of inclusion in the transparency log",
            Source.LOG,
            "证明该条目已载入只增不改的日志",
            "that the entry stands in a log that only grows"),
    TRUST(
            "[^/]+\\.trust/.*",
            "核验所需的公钥或证书",
            "Public key or certificate for verifying",
            Source.KEPT,
            "供核验签名、时间戳和日志",
            "for verifying signatures, timestamps and log"),
    README(
            "[^/]+\\.README\\.txt",
            "核验说明",
            "How to verify",
            Source.PROCEDURE,
            "说明各文件及核验命令",
            "what each file is, and the commands"),
    WARC(
            "archive/.*",
            "网络往来原始记录（WARC）",
            "The exchange as it passed the wire (WARC)",
            Source.SITE,
            "证明该网址当时提供了该内容",
            "that this address gave out this content at that time"),
    INDEX("indexes/.*", "记录索引", "Index of the records", Source.PROCEDURE, "供查找记录", "finding the records"),
    PAGES("pages/.*", "网页目录", "List of pages", Source.PROCEDURE, "供回放网页", "replaying the pages"),
    PROCESS(
            "evidence/process\\.jsonl",
            "取证过程记录，逐步以哈希相连",
            "The steps of the procedure, chained by hashes",
            Source.PROCEDURE,
            "证明取证步骤完整、次序未被改动",
            "that the steps are complete and in their order"),
    ENVIRONMENT(
            "evidence/environment\\.json",
            "取证环境检查记录",
            "Checks of the machine and its surroundings",
            Source.PROCEDURE,
            "证明取证环境清洁、可靠",
            "that the surroundings were clean and reliable"),
    MATCH(
            "evidence/match\\.json",
            "比对结果与许可核查记录",
            "Matches and licence checks",
            Source.PROCEDURE,
            "证明所发现内容与登记作品的对应关系",
            "how the content corresponds to the registered works"),
    SCREENSHOT(
            "evidence/screenshot-.*",
            "网页截图",
            "Screenshot of the page",
            Source.BROWSER,
            "证明网页对访问者呈现的样貌",
            "how the page looked to a visitor"),
    PAGE(
            "evidence/page\\.mhtml",
            "网页快照（MHTML）",
            "The page with its parts (MHTML)",
            Source.BROWSER,
            "证明网页的文字、图片和链接",
            "text, pictures and links of the page"),
    LOOK(
            "evidence/browser\\.json",
            "浏览器收到的应答清单",
            "What the browser received",
            Source.BROWSER,
            "印证取得的文件与浏览器所见是否一致",
            "whether the browser received the same"),
    SIGNALS(
            "evidence/signals\\.json",
            "网页上的权属与联系信息",
            "Statements of ownership and contacts on the page",
            Source.SITE,
            "证明网站自称的身份与声明",
            "who the site says it is, and what it states"),
    TLS("evidence/tls/.*", "服务器证书", "Certificate of the server", Source.SITE, "证明应答的服务器身份", "which server answered"),
    EXCERPT(
            "evidence/excerpts/.*",
            "所发现内容的节选",
            "Excerpt of what was found",
            Source.PROCEDURE,
            "便于直接对照",
            "comparing directly"),
    SEAL(
            "evidence/seal\\.json",
            "封存清单",
            "What belongs to the bundle",
            Source.PROCEDURE,
            "证明本证据应有哪些文件",
            "which files belong to this bundle"),
    PACKAGE(
            "datapackage\\.json",
            "容器内文件总表及其哈希",
            "All files in the container with their hashes",
            Source.PROCEDURE,
            "时间戳、日志和签名所指向的对象",
            "what timestamp, log and signature are about"),
    DIGEST(
            "datapackage-digest\\.json",
            "总表的签名",
            "Signature over that table",
            Source.PROCEDURE,
            "证明总表由本软件封存",
            "that the software sealed the table"),
    OTHER(".*", "其他文件", "Another file", Source.PROCEDURE, "备查", "for reference");

    /** Where a part comes from. */
    enum Source {
        SITE("由被访问的网站提供", "given out by the site"),
        PROCEDURE("由取证程序自动生成", "made by the software during the procedure"),
        BROWSER("由浏览器复看时生成", "made by the browser at the second look"),
        AUTHORITY("由时间戳机构签发", "issued by the timestamp authority"),
        LOG("由透明日志及其见证方签发", "issued by the log and its witnesses"),
        KEPT("取证时一并保存", "kept at the time of the capture");

        private final String chinese;
        private final String english;

        Source(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        String in(Language language) {
            return language.of(chinese, english);
        }
    }

    private final Pattern names;
    private final String what;
    private final String whatEnglish;
    private final Source source;
    private final String proves;
    private final String provesEnglish;

    PartPurpose(String names, String what, String whatEnglish, Source source, String proves, String provesEnglish) {
        this.names = Pattern.compile(names, Pattern.DOTALL);
        this.what = what;
        this.whatEnglish = whatEnglish;
        this.source = source;
        this.proves = proves;
        this.provesEnglish = provesEnglish;
    }

    static PartPurpose of(String name) {
        for (PartPurpose purpose : values()) {
            if (purpose.names.matcher(name).matches()) {
                return purpose;
            }
        }
        return OTHER;
    }

    String what(Language language) {
        return language.of(what, whatEnglish);
    }

    String source(Language language) {
        return source.in(language);
    }

    String proves(Language language) {
        return language.of(proves, provesEnglish);
    }
}
