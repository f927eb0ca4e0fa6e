// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

/// Invented street names, Finnish and Swedish: 5,120 different ones of the pattern
/// `Koivu|harjun|katu`, `Björk|ås|gatan`. That some street somewhere bears one is chance.
public final class StreetNames {
    private static final String[][] STEMS = {
        {"Koivu", "Björk"},
        {"Kuusi", "Gran"},
        {"Mänty", "Tall"},
        {"Pihlaja", "Rönn"},
        {"Haapa", "Asp"},
        {"Leppä", "Al"},
        {"Tammi", "Ek"},
        {"Vaahtera", "Lönn"},
        {"Saarni", "Ask"},
        {"Lehmus", "Lind"},
        {"Jalava", "Alm"},
        {"Kataja", "En"},
        {"Pähkinä", "Hassel"},
        {"Tuomi", "Hägg"},
        {"Paju", "Vide"},
        {"Sammal", "Moss"},
        {"Jäkälä", "Lav"},
        {"Kanerva", "Ljung"},
        {"Mustikka", "Blåbärs"},
        {"Puolukka", "Lingon"},
        {"Vadelma", "Hallon"},
        {"Karhu", "Björn"},
        {"Kettu", "Räv"},
        {"Hirvi", "Älg"},
        {"Jänis", "Har"},
        {"Orava", "Ekorr"},
        {"Ilves", "Lo"},
        {"Majava", "Bäver"},
        {"Haukka", "Hök"},
        {"Kotka", "Örn"},
        {"Pöllö", "Uggle"},
        {"Kurki", "Tran"},
        {"Joutsen", "Svan"},
        {"Lokki", "Mås"},
        {"Kuikka", "Lom"},
        {"Hauki", "Gädd"},
        {"Ahven", "Abborr"},
        {"Siika", "Sik"},
        {"Lohi", "Lax"},
        {"Kivi", "Sten"}
    };
    private static final String[][] FEATURES = {
        {"harjun", "ås"}, {"laakson", "dals"}, {"mäen", "backs"}, {"niityn", "ängs"},
        {"lammen", "träsk"}, {"rannan", "strands"}, {"kallion", "bergs"}, {"metsän", "skogs"},
        {"pellon", "åker"}, {"niemen", "udds"}, {"saaren", "holms"}, {"puiston", "parks"},
        {"aukean", "fälts"}, {"notkon", "sänk"}, {"puron", "bäcks"}, {"lehdon", "lunds"}
    };
    private static final String[][] KINDS = {
        {"katu", "gatan"}, {"tie", "vägen"}, {"polku", "stigen"}, {"kuja", "gränden"},
        {"kaari", "bågen"}, {"rinne", "brinken"}, {"raitti", "stråket"}, {"penger", "vallen"}
    };

    /// How many different names there are.
    public static final int COUNT = 40 * 16 * 8;

    private StreetNames() {}

    /// @param street 0 to [#COUNT] − 1
    /// @return the name in Finnish
    public static String finnish(int street) {
        return name(street, 0);
    }

    /// @param street 0 to [#COUNT] − 1
    /// @return the name in Swedish
    public static String swedish(int street) {
        return name(street, 1);
    }

    private static String name(int street, int language) {
        // 2,003 is prime and no factor of 5,120: neighbours get unlike names, and all differ.
        int mixed = (int) ((street * 2003L + 17) % COUNT);
        return STEMS[mixed / 128][language]
                + FEATURES[mixed / 8 % 16][language]
                + KINDS[mixed % 8][language];
    }

    /// How many different places [#placeGenitive] and [#placeSwedish] name.
    public static final int PLACES = 40 * 16;

    /// @param place 0 to [#PLACES] − 1
    /// @return an invented place in the Finnish genitive, `Koivuharjun`
    public static String placeGenitive(int place) {
        int mixed = place * 203 % PLACES; // 203 = 7 · 29 is no factor of 640
        return STEMS[mixed / 16][0] + FEATURES[mixed % 16][0];
    }

    /// @param place 0 to [#PLACES] − 1
    /// @return the same place in Swedish as the first part of a name, `Björkås`
    public static String placeSwedish(int place) {
        int mixed = place * 203 % PLACES;
        return STEMS[mixed / 16][1] + FEATURES[mixed % 16][1];
    }
}
