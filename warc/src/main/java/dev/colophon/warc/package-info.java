/**
 * Captures on disk, as WARC 1.1 (ISO 28500:2017).
 *
 * <p>A folder holds {@code colophon-<UTC time>-<writer>-<serial>.warc.gz}, each written with the suffix {@code .open} until
 * it is full, then synced and renamed; {@code held/} holds single exchanges in files of the same names; {@code
 * colophon-<writer>.lock} is locked by a living writer, {@code folder.lock} while somebody begins or recovers. Each record
 * is a gzip member of its own. A file begins with a {@code warcinfo} record; an exchange is a {@code response} (or {@code
 * revisit}) record, then its {@code request}, then its {@code metadata}.
 */
@NullMarked
package dev.colophon.warc;

import org.jspecify.annotations.NullMarked;
