/** Names, dates and figures of texts, which a form leaves open and a copy takes along. */
@NullMarked
package dev.colophon.index.text.entity;

import org.jspecify.annotations.NullMarked;
