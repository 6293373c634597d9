package dev.colophon.registry.work;

/** A person or body, such as the owner of works. Its name identifies nobody: two may bear one. */
public record Party(String id, String name) {}
