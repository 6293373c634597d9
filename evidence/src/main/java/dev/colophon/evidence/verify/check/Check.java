package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.messages.Message;
import java.util.Arrays;
import java.util.Optional;

/** Every check by name; the message files say what each asks. */
public enum Check {
    ZIP_FORM("zip.form", Group.CONTAINER),
    ZIP_PATHS("zip.paths", Group.CONTAINER),
    ZIP_UNLISTED("zip.unlisted", Group.CONTAINER),
    RES_BYTES("res.bytes", Group.CONTAINER),
    RES_HASH("res.hash", Group.CONTAINER),
    DIGEST_MATCH("digest.match", Group.CONTAINER),
    WACZ_VERSION("wacz.version", Group.CONTAINER),
    SEAL_FORM("seal.form", Group.CONTAINER),
    SIDE_HASH("side.hash", Group.CONTAINER),
    SIDE_UNKNOWN("side.unknown", Group.CONTAINER),
    SIDE_PROMISED("side.promised", Group.CONTAINER),

    WACZ_SIGNATURE("wacz.signature", Group.SIGNATURE),
    WACZ_SIGNER_TRUST("wacz.signer.trust", Group.SIGNATURE),

    WARC_VERSION("warc.version", Group.WARC),
    WARC_MEMBERS("warc.members", Group.WARC),
    WARC_HEADERS("warc.headers", Group.WARC),
    WARC_DIGEST_PRESENT("warc.digest.present", Group.WARC),
    WARC_DIGEST_BLOCK("warc.digest.block", Group.WARC),
    WARC_DIGEST_PAYLOAD("warc.digest.payload", Group.WARC),
    WARC_PAIRING("warc.pairing", Group.WARC),
    WARC_LINKS("warc.links", Group.WARC),
    WARC_TRUNCATED("warc.truncated", Group.WARC),
    WARC_PEER("warc.peer", Group.WARC),
    CDXJ_OFFSETS("cdxj.offsets", Group.WARC),
    PAGES_FORM("pages.form", Group.WARC),
    BODY_TWICE("body.twice", Group.WARC),

    PROC_CHAIN("proc.chain", Group.PROCESS),
    PROC_END("proc.end", Group.PROCESS),
    ENV_FORM("environment.form", Group.PROCESS),

    TSR_FORM("tsr.form", Group.TIME),
    TSR_IMPRINT("tsr.imprint", Group.TIME),
    TSR_CHAIN("tsr.chain", Group.TIME),
    TSR_EKU("tsr.eku", Group.TIME),
    TSR_WINDOW("tsr.window", Group.TIME),
    TSR_RENEWAL("tsr.renewal", Group.TIME),
    TSR_INDEPENDENT("tsr.independent", Group.TIME),
    CLOCK_OFFSET("clock.offset", Group.TIME),

    LEAF_REBUILD("leaf.rebuild", Group.LOG),
    LOG_INCLUSION("log.inclusion", Group.LOG),
    LOG_CHECKPOINT_SIG("log.checkpoint.sig", Group.LOG),
    LOG_TRUST("log.trust", Group.LOG),
    LOG_WITNESS_QUORUM("log.witness.quorum", Group.LOG),
    LOG_TIME_ORDER("log.time.order", Group.LOG),

    PDF_SIGNATURE("pdf.signature", Group.REPORT),
    PDF_TIMESTAMP("pdf.timestamp", Group.REPORT),
    PDF_HASHES("pdf.hashes", Group.REPORT),
    PDF_SIGNER_TRUST("pdf.signer.trust", Group.REPORT),

    MATCH_FORM("match.form", Group.MATCH),
    MATCH_ENTRY("match.entry", Group.MATCH),
    MATCH_REPLAY("match.replay", Group.MATCH);

    /** The parts of a report, in its order. */
    public enum Group {
        CONTAINER,
        SIGNATURE,
        WARC,
        PROCESS,
        TIME,
        LOG,
        REPORT,
        MATCH;

        public Message title() {
            return Message.of("group." + name());
        }
    }

    /** What ids of items of the environment begin with. */
    public static final String ENVIRONMENT = "env.";

    public final String id;
    public final Group group;

    Check(String id, Group group) {
        this.id = id;
        this.group = group;
    }

    /** What it asks. */
    public Message title() {
        return Message.of("check." + id);
    }

    /** The check of an id; empty for items of the environment. */
    public static Optional<Check> of(String id) {
        return Arrays.stream(values()).filter(check -> check.id.equals(id)).findFirst();
    }
}
