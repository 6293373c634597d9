package dev.colophon.cli.network;

import dev.colophon.fingerprint.Medium;

/**
 * A work of the network's catalogue.
 *
 * @param file name of its file in the folder of the catalogue
 */
record DemoWork(String title, String owner, Medium medium, String file) {}
