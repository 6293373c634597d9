@NullMarked
package dev.colophon.evidence.bundle;

import org.jspecify.annotations.NullMarked;
