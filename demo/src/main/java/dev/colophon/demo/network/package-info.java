/**
 * A demonstration network for a crawler: thirty small sites on loopback with copies of a catalogue of our own, lawful uses,
 * unrelated media, traps and rules, and the key to all of it. Everything is generated from seeds.
 */
@NullMarked
package dev.colophon.demo.network;

import org.jspecify.annotations.NullMarked;
