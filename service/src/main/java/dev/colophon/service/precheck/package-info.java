/** Whether a file may be published: asked before, answered with what would have to be done, and proven by a receipt. */
@NullMarked
package dev.colophon.service.precheck;

import org.jspecify.annotations.NullMarked;
