/** Local features of pictures: keypoints with a direction and a binary code, which survive crops, turns and other things beside them. */
@NullMarked
package dev.colophon.fingerprint.image.local;

import org.jspecify.annotations.NullMarked;
