/**
 * A copy of a home in one file: a ZIP archive (APPNOTE 6.3) whose entries have the names of the files in the home.
 * {@code backup.properties} says what it is; {@code SHA256SUMS}, its last entry, lists every other entry in the form of
 * {@code sha256sum}, so that anybody can check it: {@code unzip FILE && sha256sum -c SHA256SUMS}.
 */
@NullMarked
package dev.colophon.store.backup;

import org.jspecify.annotations.NullMarked;
