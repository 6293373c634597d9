package dev.colophon.registry.identifier;

/** The check digits of the standards. All take the characters before the check digit, and give it. */
final class CheckDigits {

    private static final String HEXATRIGESIMAL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private CheckDigits() {}

    /** GS1, of any length: weights 3 and 1 in turn from the right, modulo 10. */
    static char gs1(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += digit(digits, digits.length() - 1 - i) * (i % 2 == 0 ? 3 : 1);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** ISO 2108 before 2007 (ISBN-10) and ISO 3297 (ISSN): weights that fall to 2, modulo 11. */
    static char modulo11(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += digit(digits, i) * (digits.length() + 1 - i);
        }
        return digitOrX((11 - sum % 11) % 11);
    }

    /** ISO 15707: the first term stands for the letter T. */
    static char iswc(String digits) {
        int sum = 1;
        for (int i = 0; i < digits.length(); i++) {
            sum += (i + 1) * digit(digits, i);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** ISO/IEC 7064 MOD 11-2. */
    static char modulo11Radix2(String digits) {
        int product = 0;
        for (int i = 0; i < digits.length(); i++) {
            product = (product + digit(digits, i)) * 2 % 11;
        }
        return digitOrX((12 - product) % 11);
    }

    /** ISO/IEC 7064 MOD 37,36. */
    static char modulo37And36(String characters) {
        int product = 36;
        for (int i = 0; i < characters.length(); i++) {
            int sum = (product + HEXATRIGESIMAL.indexOf(characters.charAt(i))) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return HEXATRIGESIMAL.charAt((37 - product) % 36);
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static char digitOrX(int value) {
        return value == 10 ? 'X' : (char) ('0' + value);
    }
}
