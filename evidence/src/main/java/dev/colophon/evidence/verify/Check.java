package dev.colophon.evidence.verify;

import java.util.Arrays;
import java.util.Optional;

/** Every check by name, with what it asks. */
public enum Check {
    ZIP_FORM(
            "zip.form",
            Group.CONTAINER,
            "Every byte of the container is the only one that can stand there",
            "容器的每个字节均为唯一合法值"),
    ZIP_PATHS("zip.paths", Group.CONTAINER, "Names of entries are safe and occur once", "条目名称安全且不重复"),
    ZIP_UNLISTED("zip.unlisted", Group.CONTAINER, "The container holds exactly what its list names", "容器内容与清单完全一致"),
    RES_BYTES("res.bytes", Group.CONTAINER, "Every file has the listed length", "每个文件的长度与清单一致"),
    RES_HASH("res.hash", Group.CONTAINER, "Every file has the listed SHA-256", "每个文件的 SHA-256 与清单一致"),
    DIGEST_MATCH("digest.match", Group.CONTAINER, "The list has the hash that was signed", "清单的哈希与签名中的哈希一致"),
    WACZ_VERSION("wacz.version", Group.CONTAINER, "The list is one of WACZ 1.1.1", "清单符合 WACZ 1.1.1"),
    SEAL_FORM("seal.form", Group.CONTAINER, "The seal names this bundle", "封存记录与本证据包相符"),
    SIDE_HASH(
            "side.hash",
            Group.CONTAINER,
            "Files beside the container have the sealed SHA-256",
            "容器旁的文件与封存的 SHA-256 一致"),
    SIDE_UNKNOWN("side.unknown", Group.CONTAINER, "No file was added beside the container", "容器旁没有多余文件"),
    SIDE_PROMISED("side.promised", Group.CONTAINER, "Parts that were to follow are there", "承诺随后补充的部分齐备"),

    WACZ_SIGNATURE(
            "wacz.signature",
            Group.SIGNATURE,
            "The signature over the list is valid and of the sealed key",
            "清单签名有效且出自封存的密钥"),
    WACZ_SIGNER_TRUST("wacz.signer.trust", Group.SIGNATURE, "You know the key that signed the list", "清单签名密钥为您所信任"),

    WARC_VERSION("warc.version", Group.WARC, "Records are WARC 1.1", "记录为 WARC 1.1"),
    WARC_MEMBERS("warc.members", Group.WARC, "Each record is one gzip member, whole", "每条记录为一个完整的 gzip 单元"),
    WARC_HEADERS("warc.headers", Group.WARC, "Headers of records are as the standard demands", "记录头符合标准"),
    WARC_DIGEST_PRESENT(
            "warc.digest.present", Group.WARC, "Records state SHA-256 of block and payload", "记录载明数据块与载荷的 SHA-256"),
    WARC_DIGEST_BLOCK("warc.digest.block", Group.WARC, "Blocks have the stated SHA-256", "数据块与载明的 SHA-256 一致"),
    WARC_DIGEST_PAYLOAD("warc.digest.payload", Group.WARC, "Payloads have the stated SHA-256", "载荷与载明的 SHA-256 一致"),
    WARC_PAIRING("warc.pairing", Group.WARC, "Every response belongs to one request, and the reverse", "每个响应与一个请求相互对应"),
    WARC_LINKS("warc.links", Group.WARC, "Records refer to records that are there", "记录间的引用均存在"),
    WARC_TRUNCATED("warc.truncated", Group.WARC, "No record was cut short when it was captured", "取证时没有记录被截短"),
    WARC_PEER("warc.peer", Group.WARC, "Public addresses answered", "应答方为公共网络地址"),
    CDXJ_OFFSETS("cdxj.offsets", Group.WARC, "The index tells where the records are", "索引所指位置正确"),
    PAGES_FORM("pages.form", Group.WARC, "The listed pages were captured", "所列页面均已取证"),
    BODY_TWICE("body.twice", Group.WARC, "The browser's later look saw the same file", "浏览器复看所得与取证文件一致"),

    PROC_CHAIN(
            "proc.chain",
            Group.PROCESS,
            "Each step of the procedure holds the hash of the one before",
            "每一步骤均含前一步骤的哈希"),
    PROC_END("proc.end", Group.PROCESS, "The last step is the one that the match names", "最后步骤与比对记录所载一致"),
    ENV_FORM("environment.form", Group.PROCESS, "The environment is described", "取证环境有记录"),

    TSR_FORM("tsr.form", Group.TIME, "Timestamps have one spelling and nothing superfluous", "时间戳编码唯一且无多余内容"),
    TSR_IMPRINT("tsr.imprint", Group.TIME, "Timestamps are of these very bytes", "时间戳对应的正是这些字节"),
    TSR_CHAIN("tsr.chain", Group.TIME, "Timestamps are signed under the authority's root", "时间戳由时间戳机构根证书之下的证书签署"),
    TSR_EKU("tsr.eku", Group.TIME, "The signing certificates are for timestamps only", "签署证书仅用于时间戳"),
    TSR_WINDOW("tsr.window", Group.TIME, "The stamped time is close to the capture", "时间戳时间接近取证时间"),
    TSR_RENEWAL("tsr.renewal", Group.TIME, "Timestamps were renewed before their certificates ended", "时间戳在证书到期前已续期"),
    TSR_INDEPENDENT(
            "tsr.independent", Group.TIME, "An authority independent of the claimant stamped it", "由独立于权利主张方的机构加盖时间戳"),
    CLOCK_OFFSET("clock.offset", Group.TIME, "The clock of the capturing machine ran steadily", "取证机器的时钟运行稳定"),

    LEAF_REBUILD("leaf.rebuild", Group.LOG, "The log entry is the one that this bundle makes", "日志条目与由本证据包重建的条目一致"),
    LOG_INCLUSION("log.inclusion", Group.LOG, "The entry is proven to stand in the log", "条目已证明记入日志"),
    LOG_CHECKPOINT_SIG(
            "log.checkpoint.sig", Group.LOG, "The log signed its state, and every cosignature fits", "日志状态签名及各副签均有效"),
    LOG_TRUST("log.trust", Group.LOG, "You know the log and who runs it", "日志及其运营者为您所知"),
    LOG_WITNESS_QUORUM("log.witness.quorum", Group.LOG, "Enough independent witnesses cosigned", "有足够的独立见证方副签"),
    LOG_TIME_ORDER("log.time.order", Group.LOG, "Witnesses saw it after the timestamp", "见证时间晚于时间戳时间"),

    PDF_SIGNATURE("pdf.signature", Group.REPORT, "The signature covers the whole report and is valid", "签名覆盖整份报告且有效"),
    PDF_TIMESTAMP("pdf.timestamp", Group.REPORT, "The report's own timestamp is valid", "报告自身的时间戳有效"),
    PDF_HASHES("pdf.hashes", Group.REPORT, "The report prints the real hashes", "报告所印哈希与实际一致"),
    PDF_SIGNER_TRUST(
            "pdf.signer.trust", Group.REPORT, "You know the certificate that signed the report", "报告签名证书为您所信任"),

    MATCH_FORM("match.form", Group.MATCH, "The comparison is about the captured file", "比对对象即所取证的文件"),
    MATCH_REPLAY("match.replay", Group.MATCH, "The comparison gives the same result again", "重新比对结果相同");

    /** The parts of a report, in its order. */
    public enum Group {
        CONTAINER("Container", "容器"),
        SIGNATURE("Signature", "签名"),
        WARC("Captured traffic (WARC)", "网络取证数据 (WARC)"),
        PROCESS("Procedure and environment", "取证过程与环境"),
        TIME("Time", "时间"),
        LOG("Transparency log", "透明日志"),
        REPORT("Signed report", "签名报告"),
        MATCH("Match", "比对");

        final String english;
        final String chinese;

        Group(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }
    }

    /** What ids of items of the environment begin with. */
    static final String ENVIRONMENT = "env.";

    final String id;
    final Group group;
    final String english;
    final String chinese;

    Check(String id, Group group, String english, String chinese) {
        this.id = id;
        this.group = group;
        this.english = english;
        this.chinese = chinese;
    }

    /** The check of an id; empty for items of the environment. */
    static Optional<Check> of(String id) {
        return Arrays.stream(values()).filter(check -> check.id.equals(id)).findFirst();
    }
}
