/** The one door to the network: a client that asks only where it may, bounds what it receives, and records the exchange. */
@NullMarked
package dev.colophon.http;

import org.jspecify.annotations.NullMarked;
