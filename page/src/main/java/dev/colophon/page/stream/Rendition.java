package dev.colophon.page.stream;

/**
 * Sound apart from the picture (EXT-X-MEDIA of type AUDIO, RFC 8216, 4.3.4.1).
 *
 * @param url of its media playlist
 * @param group the group that variants name
 * @param name as shown to listeners
 * @param standard whether it plays when nobody chooses
 */
public record Rendition(String url, String group, String name, boolean standard) {}
