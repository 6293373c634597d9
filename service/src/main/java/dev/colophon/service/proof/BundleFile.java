package dev.colophon.service.proof;

/**
 * A file of a bundle, or an entry of its container.
 *
 * @param name relative to the folder of the bundle, or within the container
 */
public record BundleFile(String name, long bytes) {}
