package dev.colophon.registry;

/** A person or body that controls rights in works. Names are unique. */
public record Rightsholder(String id, String name) {}
