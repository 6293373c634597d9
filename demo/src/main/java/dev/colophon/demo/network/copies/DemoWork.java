package dev.colophon.demo.network.copies;

import dev.colophon.fingerprint.Medium;

/**
 * A work of the network's catalogue.
 *
 * @param file name of its file in the folder of the catalogue
 */
public record DemoWork(String title, String owner, Medium medium, String file) {}
