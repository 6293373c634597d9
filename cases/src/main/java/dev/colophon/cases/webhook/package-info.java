/**
 * Telling servers of the user's choice what happens (Standard Webhooks 1.0). What is told is read from what is stored of it anyway, and
 * kept as a message until the server takes it: each at least once, always with the same id.
 */
@NullMarked
package dev.colophon.cases.webhook;

import org.jspecify.annotations.NullMarked;
