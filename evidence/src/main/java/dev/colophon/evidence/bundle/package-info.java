/**
 * Makes bundles: the evidence of one capture as files that anyone can check without us.
 *
 * <p>All files of the bundle {@code S} ({@code <case>-<n>}) lie in one folder:
 *
 * <pre>
 * S.wacz          the container; a bundle exists exactly when this file does
 * S.tsr           TimeStampResp (RFC 3161), DER, as it was received, over the SHA-256 of datapackage.json
 * S.tsr-b         the same of a second authority, bare: what its signature does not cover is left out
 * S.late-1.tsr …  the same of authorities that answered after the sealing; no report prints them
 * S.tsr.2 …       renewals, bare: S.tsr.2 over the bytes of S.tsr, S.tsr.3 over those of S.tsr.2; likewise S.late-1.tsr.2 …
 * S.tsr.2.pem …   the root of a late token or a renewal, unless it lies in S.trust/
 * S.leaf.json     leaf of the log: {@link dev.colophon.evidence.log.verify.LogEntry.Capture}
 * S.tlog-proof    C2SP tlog-proof of the leaf; only signature lines whose keys lie in S.trust/
 * S.report.pdf    signed report
 * S.trust/        tsa-1.pem …, log.vkey, witness-1.vkey …, signer.pem
 * S.README.txt    what each file is, and others' commands that check it
 * .S.tmp/         while files of S are made; a file .lock in it is locked as long as its process lives
 * .lock           held while a process looks for interrupted work and begins its own
 * </pre>
 *
 * <p>The container is a WACZ 1.1.1 file and a zip file in which every byte has one right value. In this order:
 *
 * <pre>
 * archive/data.warc.gz        WARC 1.1, a gzip member for each record
 * indexes/index.cdx.gz        CDXJ, one gzip member: key, 14 digits, canonical JSON with url, mime, status, digest, length,
 *                             offset, filename, all text; responses and resources; sorted by its bytes
 * pages/pages.jsonl           {"format":"json-pages-1.0","id":"pages","title"}, then {"id","title","ts","url"}
 * evidence/process.jsonl      {@link dev.colophon.evidence.bundle.environment.ProcessLog}
 * evidence/environment.json   {@link dev.colophon.evidence.bundle.environment.Environment}
 * evidence/match.json         what was found, "v":1, and "processEnd", the hash of the last line of process.jsonl; of a copy inside
 *                             an archive or document "entry": {"container": "ARCHIVE" or "DOCUMENT", "path", "bytes", "sha256"}
 * evidence/…                  further files, in the order in which they were given
 * evidence/seal.json          {@link dev.colophon.evidence.verify.container.Seal}: the files beside the container
 * datapackage.json            {@link dev.colophon.evidence.verify.container.DataPackage}: hash and length of everything above
 * datapackage-digest.json     {@link dev.colophon.evidence.verify.signature.WaczSignature}: the hash of the former, signed
 * </pre>
 *
 * <p>JSON is canonical (RFC 8785), each line of a .jsonl file too. Numbers of the zip file are little-endian. For each entry,
 * without anything between them:
 *
 * <pre>
 *  4  50 4b 03 04
 *  2  version needed           20
 *  2  flags                    0x0800: names are UTF-8
 *  2  method                   0: stored
 *  2  time, 2 date             0, 0x0021: 1980-01-01 00:00
 *  4  CRC-32 of the content
 *  4  length, 4 length         packed and not, the same
 *  2  length of the name
 *  2  length of extra fields   0
 *  …  name                     [A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*
 *  …  content
 * </pre>
 *
 * <p>Then the directory, for each entry in the same order:
 *
 * <pre>
 *  4  50 4b 01 02
 *  2  version made by          20
 * 26  from version needed to the length of extra fields, as above
 *  2  length of the comment    0
 *  2  disk                     0
 *  2  internal, 4 external     0
 *  4  where the entry begins
 *  …  name
 * </pre>
 *
 * <p>And the end, 22 bytes: 50 4b 05 06, disk 0, disk 0, entries, entries (2 bytes each), length and begin of the directory
 * (4 each), length of the comment 0. At most 65,534 entries and less than 4 GiB.
 *
 * <p>Order of work: trust folder and README (their hashes go into the seal), container, timestamps over datapackage.json,
 * leaf (which names the first timestamp), proof, report. Each file is flushed when it is written; then all are moved beside
 * the others, and last the container. An interruption leaves {@code .S.tmp/}, which tells the next writer that the files of
 * {@code S} are to be removed when its container is not there. A leaf may be left in the log without its bundle; it says
 * nothing then.
 */
@NullMarked
package dev.colophon.evidence.bundle;

import org.jspecify.annotations.NullMarked;
