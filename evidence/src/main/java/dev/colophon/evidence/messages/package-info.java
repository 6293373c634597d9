/**
 * What is said to people, by key: {@link dev.colophon.evidence.messages.Message} is a sentence in no language yet, {@link
 * dev.colophon.evidence.messages.Language} tells it. The sentences stand in {@code messages.properties} (English) and {@code
 * messages_<tag>.properties}, in the form of {@link java.text.MessageFormat}. Needs nothing but the JDK.
 */
@NullMarked
package dev.colophon.evidence.messages;

import org.jspecify.annotations.NullMarked;
