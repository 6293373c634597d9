/** What a page is for, and what it quotes. */
@NullMarked
package dev.colophon.page.context;

import org.jspecify.annotations.NullMarked;
