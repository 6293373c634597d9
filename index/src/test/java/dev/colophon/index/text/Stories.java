package dev.colophon.index.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stories of our own: sentences from seeded vocabularies, all different, in the rhythm of prose. */
final class Stories {

    private static final List<String> WORDS = words();
    private static final String HAN = "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者"
            + "多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从两长开书问路风雨山水花鸟月夜门窗灯火城街桥船马车树叶草石金木白红青黄黑"
            + "手足头眼口耳声色香味冷热远近高低深浅新旧老少男女父母兄弟姐妹朋友先生孩童春夏秋冬东西南北左右早晚今昨明忽听望走坐立卧笑哭喊叫送迎收放买卖吃喝";

    private Stories() {}

    private static List<String> words() {
        Random random = new Random(1);
        String[] onsets = {
            "b", "br", "c", "ch", "d", "f", "g", "gr", "h", "j", "l", "m", "n", "p", "r", "s", "st", "t", "th", "v", "w"
        };
        String[] vowels = {"a", "e", "i", "o", "u", "ea", "oo", "ai"};
        String[] codas = {"", "n", "r", "s", "t", "ll", "nd", "ck", "m"};
        List<String> words = new ArrayList<>(List.of("the", "of", "and", "a", "to", "in", "he", "she", "was", "it"));
        while (words.size() < 8_000) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
                word.append(onsets[random.nextInt(onsets.length)])
                        .append(vowels[random.nextInt(vowels.length)])
                        .append(codas[random.nextInt(codas.length)]);
            }
            words.add(word.toString());
        }
        return words;
    }

    /** About {@code length} characters of alphabetic prose. */
    static String english(long seed, int length) {
        Random random = new Random(seed * 31 + 7);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int words = 6 + random.nextInt(12);
            for (int i = 0; i < words; i++) {
                String word = WORDS.get(random.nextInt(3) == 0 ? random.nextInt(10) : random.nextInt(WORDS.size()));
                text.append(i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word)
                        .append(i == words - 1 ? "." : i % 5 == 4 ? ", " : " ");
            }
            text.append(random.nextInt(6) == 0 ? "\n\n" : " ");
        }
        return text.toString();
    }

    /** About {@code length} characters of Chinese prose. */
    static String chinese(long seed, int length) {
        Random random = new Random(seed * 17 + 3);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int clauses = 1 + random.nextInt(4);
            for (int i = 0; i < clauses; i++) {
                for (int characters = 4 + random.nextInt(9); characters > 0; characters--) {
                    text.append(HAN.charAt(random.nextInt(HAN.length())));
                }
                text.append(i == clauses - 1 ? "。" : "，");
            }
            text.append(random.nextInt(8) == 0 ? "\n\n" : "");
        }
        return text.toString();
    }
}
