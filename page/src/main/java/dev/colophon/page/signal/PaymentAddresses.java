package dev.colophon.page.signal;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Addresses of money: Bitcoin (Base58Check; Bech32 of BIP 173, Bech32m of BIP 350), TRON (Base58Check) and Ethereum.
 * Those with a check sum are taken only when it is right.
 */
final class PaymentAddresses {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final BigInteger RADIX = BigInteger.valueOf(58);
    private static final int SHORTEST = 26;
    private static final int LONGEST = 62;

    /** Check sums cost microseconds; a page of nothing but long words must not cost seconds. */
    private static final int MOST_TRIED = 2_000;

    private PaymentAddresses() {}

    /**
     * Gets each address in its normal form, such as {@code bitcoin:1…}. Most places are passed over: of so many characters as
     * the shortest has, what follows the last that is in no word is where the next word begins.
     */
    static void find(String text, Consumer<String> found) {
        int tried = 0;
        int start = 0; // no letter or digit stands before it
        while (start + SHORTEST <= text.length() && tried < MOST_TRIED) {
            int before = start + SHORTEST - 1;
            while (before >= start && isLetterOrDigit(text.charAt(before))) {
                before--;
            }
            if (before >= start) {
                start = before + 1;
                continue;
            }
            int end = start + SHORTEST;
            while (end < text.length() && isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            if (end - start <= LONGEST && "13TbB0".indexOf(text.charAt(start)) >= 0) {
                tried++;
                normal(text.substring(start, end)).ifPresent(found);
            }
            start = end + 1;
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** The normal form of a word that is an address. */
    static Optional<String> normal(String word) {
        return switch (word.charAt(0)) {
            case '1', '3' ->
                word.length() <= 35 && isBase58Check(word, 0x00, 0x05) ? of("bitcoin", word) : Optional.empty();
            case 'T' -> word.length() == 34 && isBase58Check(word, 0x41, 0x41) ? of("tron", word) : Optional.empty();
            case 'b', 'B' -> isBech32(word) ? of("bitcoin", word.toLowerCase(Locale.ROOT)) : Optional.empty();
            case '0' -> isEthereum(word) ? of("ethereum", word.toLowerCase(Locale.ROOT)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> of(String currency, String address) {
        return Optional.of(currency + ":" + address);
    }

    /** 40 hexadecimal digits that are not all alike: the address of nobody stands in many scripts. */
    private static boolean isEthereum(String word) {
        return word.length() == 42
                && word.charAt(1) == 'x'
                && word.chars().skip(2).allMatch(c -> Character.digit(c, 16) >= 0)
                && word.chars().skip(2).distinct().count() > 4;
    }

    private static boolean isBase58Check(String word, int version, int otherVersion) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < word.length(); i++) {
            int digit = BASE58.indexOf(word.charAt(i));
            if (digit < 0) {
                return false;
            }
            number = number.multiply(RADIX).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = number.toByteArray();
        byte[] bytes = new byte[25];
        int skipped = magnitude.length > 1 && magnitude[0] == 0 ? 1 : 0;
        int length = magnitude.length - skipped;
        if (length > 25) {
            return false;
        }
        System.arraycopy(magnitude, skipped, bytes, 25 - length, length);
        if (bytes[0] != version && bytes[0] != otherVersion) {
            return false;
        }
        byte[] sum = sha256(sha256(Arrays.copyOf(bytes, 21)));
        return Arrays.equals(sum, 0, 4, bytes, 21, 25);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static boolean isBech32(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("bc1") || (!word.equals(lower) && !word.equals(word.toUpperCase(Locale.ROOT)))) {
            return false;
        }
        int sum = 1;
        for (int part : new int[] {'b' >> 5, 'c' >> 5, 0, 'b' & 31, 'c' & 31}) {
            sum = bech32Step(sum, part);
        }
        int version = BECH32.indexOf(lower.charAt(3));
        for (int i = 3; i < lower.length(); i++) {
            int value = BECH32.indexOf(lower.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = bech32Step(sum, value);
        }
        return sum == (version == 0 ? 1 : 0x2bc830a3);
    }

    private static int bech32Step(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >>> i & 1) == 0 ? 0 : BECH32_GENERATOR[i];
        }
        return next;
    }
}
