/** Content that several owners registered. */
@NullMarked
package dev.colophon.service.contest;

import org.jspecify.annotations.NullMarked;
