package dev.colophon.demo.network.copies;

import dev.colophon.samples.text.Stories.Language;
import java.util.Locale;

/** How a file of the network is made; equal recipes make equal bytes. */
public sealed interface Recipe {

    /** The name of its file, with a suffix that tells its type; unique among recipes. */
    String file();

    /** An altered copy of a work. */
    record Copy(DemoWork work, Alteration alteration) implements Recipe {
        @Override
        public String file() {
            String number = work.file().substring(0, work.file().indexOf('.'));
            return "copy-%s-%s.%s".formatted(number, alteration.name().toLowerCase(Locale.ROOT), alteration.suffix());
        }
    }

    /** A ZIP archive with one file in it. */
    record Zipped(Recipe inside) implements Recipe {
        @Override
        public String file() {
            return inside.file() + ".zip";
        }
    }

    /** Twelve seconds of somebody's own music. */
    record OwnMusic(long seed) implements Recipe {
        @Override
        public String file() {
            return "music-%d.%s".formatted(seed, seed % 2 == 0 ? "mp3" : "ogg");
        }
    }

    /** Twelve seconds of somebody speaking. */
    record OwnSpeech(long seed) implements Recipe {
        @Override
        public String file() {
            return "speech-%d.mp3".formatted(seed);
        }
    }

    /** Somebody's own picture. */
    record OwnPicture(long seed) implements Recipe {
        @Override
        public String file() {
            return "picture-%d.jpg".formatted(seed);
        }
    }

    /** Eight seconds of somebody's own film. */
    record OwnFilm(long seed) implements Recipe {
        @Override
        public String file() {
            return "film-%d.mp4".formatted(seed);
        }
    }

    /** Somebody's own text. */
    record OwnText(long seed, Language language) implements Recipe {
        @Override
        public String file() {
            return "text-%d.txt".formatted(seed);
        }
    }

    /** The type that a server gives it. */
    default String type() {
        String file = file();
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "mp3" -> "audio/mpeg";
            case "m4a" -> "audio/mp4";
            case "ogg" -> "audio/ogg";
            case "jpg" -> "image/jpeg";
            case "png" -> "image/png";
            case "mp4" -> "video/mp4";
            case "txt" -> "text/plain; charset=utf-8";
            case "zip" -> "application/zip";
            case "m3u8" -> "application/vnd.apple.mpegurl";
            case "ts" -> "video/mp2t";
            default -> "application/octet-stream";
        };
    }
}
