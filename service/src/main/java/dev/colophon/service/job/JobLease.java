package dev.colophon.service.job;

import dev.colophon.store.Tasks;

/** A job that this process works on. */
public record JobLease(Tasks.Lease task) {}
