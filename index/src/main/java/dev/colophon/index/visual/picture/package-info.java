/** Pictures are sought: by hashes, by templates, by local features. */
@NullMarked
package dev.colophon.index.visual.picture;

import org.jspecify.annotations.NullMarked;
