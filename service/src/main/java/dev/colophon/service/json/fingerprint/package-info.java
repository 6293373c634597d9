/** What became of taking fingerprints, as JSON. */
@NullMarked
package dev.colophon.service.json.fingerprint;

import org.jspecify.annotations.NullMarked;
