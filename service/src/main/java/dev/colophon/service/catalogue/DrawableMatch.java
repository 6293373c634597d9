package dev.colophon.service.catalogue;

/** A match with what is needed to draw why it is believed. */
public sealed interface DrawableMatch permits SoundMatch, PictureMatch, FilmMatch {}
