package dev.colophon.cases.notice.stored;

import dev.colophon.evidence.log.verify.Hash;

/**
 * A file of a notice.
 *
 * @param name letters, digits, {@code . _ -}, at most 200
 * @param mediaType such as {@code application/pdf}
 */
public record NoticeFile(String name, String mediaType, byte[] content) {

    public NoticeFile {
        content = content.clone();
        if (!name.matches("[A-Za-z0-9._-]{1,200}")) {
            throw new IllegalArgumentException("not the name of a file of a notice: " + name);
        }
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** Whether it is a message as ACNS: the notice itself, or the letter that takes it back. */
    public boolean isAcns() {
        return name.matches("(retraction-[0-9]+-)?acns-[0-9]+\\.xml");
    }

    /** Of its bytes, lower-case hexadecimal. */
    public String sha256() {
        return Hash.sha256(content).hex();
    }
}
