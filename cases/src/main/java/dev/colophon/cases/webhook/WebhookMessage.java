package dev.colophon.cases.webhook;

/**
 * Something that a webhook is told.
 *
 * @param id the same at each attempt
 * @param body JSON
 * @param attempts that were made
 */
public record WebhookMessage(String id, String body, int attempts) {}
