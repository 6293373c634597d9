/** What pages are made of: words, frame, assets. */
@NullMarked
package dev.colophon.server.view;

import org.jspecify.annotations.NullMarked;
