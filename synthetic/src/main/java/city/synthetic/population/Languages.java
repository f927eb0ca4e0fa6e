// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Dice;
import city.synthetic.Rates;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The mother tongues of the city and how they are spread. A language is an index into [#codes]:
/// 0 is Finnish, 1 Swedish.
public final class Languages {
    static final byte FI = 0;
    static final byte SV = 1;

    /// ISO 639-1 to ISO 639-2/T, for the languages that `rates.yaml` may name and those of the
    /// families that are not simple (Sámi, Romani, sign language).
    private static final Map<String, String> ISO_639_2 =
            Map.ofEntries(
                    Map.entry("fi", "fin"),
                    Map.entry("sv", "swe"),
                    Map.entry("ru", "rus"),
                    Map.entry("et", "est"),
                    Map.entry("so", "som"),
                    Map.entry("ar", "ara"),
                    Map.entry("en", "eng"),
                    Map.entry("zh", "zho"),
                    Map.entry("fa", "fas"),
                    Map.entry("ku", "kur"),
                    Map.entry("sq", "sqi"),
                    Map.entry("vi", "vie"),
                    Map.entry("es", "spa"),
                    Map.entry("tr", "tur"),
                    Map.entry("uk", "ukr"),
                    Map.entry("ne", "nep"),
                    Map.entry("th", "tha"),
                    Map.entry("fr", "fra"),
                    Map.entry("de", "deu"),
                    Map.entry("se", "sme"),
                    Map.entry("rom", "rom"),
                    Map.entry("sgn", "sgn"));

    private final List<String> codes;
    private final double[] shares;
    private final double oldFactor;
    private final double youngFactor;

    /// @param rates with the group `language`
    public Languages(Rates rates) {
        var group = rates.group("language");
        codes = Stream.concat(group.keySet().stream(), Stream.of("se", "rom", "sgn")).toList();
        if (!codes.get(FI).equals("fi") || !codes.get(SV).equals("sv")) {
            throw new IllegalArgumentException("rates.yaml: language must begin with fi and sv");
        }
        shares = group.values().stream().mapToDouble(Double::doubleValue).toArray();
        oldFactor = rates.get("family.otherLanguageFactorFrom65");
        youngFactor = rates.get("family.otherLanguageFactorUnder65");
    }

    /// @return ISO 639-1, `fi`; for a language without one the longer code
    public String code(int language) {
        return codes.get(language);
    }

    /// @return ISO 639-2, `fin`
    public String iso(int language) {
        var iso = ISO_639_2.get(codes.get(language));
        if (iso == null) {
            throw new IllegalArgumentException("no ISO 639-2 code for " + codes.get(language));
        }
        return iso;
    }

    byte index(String code) {
        int index = codes.indexOf(code);
        if (index < 0) {
            throw new IllegalArgumentException("no language " + code);
        }
        return (byte) index;
    }

    /// @return the language of one adult
    public byte draw(int age, Dice dice) {
        double wanted = dice.share();
        for (int i = 0; i < shares.length; i++) {
            double share = shares[i];
            if (i > SV) {
                share *= age >= 65 ? oldFactor : youngFactor;
            }
            wanted -= share;
            if (wanted < 0) {
                return (byte) i;
            }
        }
        return FI; // what is missing to the whole
    }

    /// The language of somebody's partner. Half of the Swedish and a quarter of the others have a Finnish
    /// partner; as many of the Finnish have one of them, so that each language keeps its share.
    byte partner(byte language, int age, Dice dice) {
        double same = language == FI ? 0.9 : language == SV ? 0.5 : 0.72;
        if (dice.chance(same)) {
            return language;
        }
        if (language != FI) {
            return FI;
        }
        if (dice.chance(0.37)) {
            return SV;
        }
        byte other = FI;
        for (int attempt = 0; attempt < 1000 && other <= SV; attempt++) {
            other = draw(Math.min(age, 64), dice);
        }
        return other;
    }

    /// The one mother tongue that the register holds for a child of two tongues.
    byte child(byte mother, byte father, Dice dice) {
        if (mother == father) {
            return mother;
        }
        if (mother == SV || father == SV) {
            return dice.chance(0.6) ? SV : FI;
        }
        return dice.chance(0.6) ? mother : father;
    }
}
