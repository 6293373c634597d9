package dev.colophon.index.transform;

/** How the copy was made from the reference. Each engine measures it; nothing is taken from file names or metadata. */
public sealed interface Transform permits AudioTransform, ImageTransform, VideoTransform, TextTransform {}
