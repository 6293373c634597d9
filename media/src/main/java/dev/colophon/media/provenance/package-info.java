/** Content Credentials (C2PA 2.2) of files: who issued a file, and whether it is still what was issued. Read and checked in a child process. */
@NullMarked
package dev.colophon.media.provenance;

import org.jspecify.annotations.NullMarked;
