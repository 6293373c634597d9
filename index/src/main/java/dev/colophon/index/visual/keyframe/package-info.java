/** Films by the local features of keyframes, which must show a reference in the same place, in its order of time. */
@NullMarked
package dev.colophon.index.visual.keyframe;

import org.jspecify.annotations.NullMarked;
