// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.CityFolder;
import city.synthetic.Dice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Names to draw from. The Finnish lists stand in order of frequency without frequencies; they are
/// drawn with a weight of 1/(rank + 12), which gives the first given name about 2 % of the people.
public final class NameLists {
    private static final int MEN = 0;
    private static final int WOMEN = 1;
    private static final int FAMILY = 2;
    private static final Pattern SWEDISH_ENDING =
            Pattern.compile(
                    ".+(ström|berg|qvist|kvist|lund|holm|sson|fors|dahl|blom|gren|stedt|backa|björk|roos|ås)");

    private final List<String> given = new ArrayList<>();
    private final List<String> family = new ArrayList<>();
    private final Map<String, NameList[]> byLanguage = new HashMap<>();

    /// Indexes into [#given] or [#family] and their cumulated weights.
    private static final class NameList {
        private final int[] names;
        private final double[] cumulated;

        NameList(int[] names, double[] cumulated) {
            this.names = names;
            this.cumulated = cumulated;
        }

        int draw(Dice dice) {
            double wanted = dice.share() * cumulated[cumulated.length - 1];
            int low = 0;
            int high = cumulated.length - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (cumulated[middle] <= wanted) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return names[low];
        }
    }

    /// Reads the lists of a city's folder.
    public static NameLists read(CityFolder folder) {
        var lists = new NameLists();
        var finnish = (Map<?, ?>) yaml(folder.data("finnish_names.yml")).get("english");
        if (finnish == null) {
            throw new IllegalArgumentException("finnish_names.yml holds no names");
        }
        var men = lists.addAll(lists.given, strings(finnish.get("M")), 12);
        var women = lists.addAll(lists.given, strings(finnish.get("F")), 12);
        var families = lists.addAll(lists.family, strings(finnish.get("family")), 12);
        lists.byLanguage.put("fi", new NameList[] {men, women, families});
        Predicate<String> swedish = SWEDISH_ENDING.asMatchPredicate();
        yaml(folder.data("names_other_languages.yaml"))
                .forEach((language, value) -> {
                    var names = (Map<?, ?>) value;
                    var familyNames = strings(names.get("family"));
                    if (familyNames.isEmpty()) {
                        familyNames =
                                strings(finnish.get("family")).stream().filter(swedish).toList();
                    }
                    lists.byLanguage.put(
                            language.toString(),
                            new NameList[] {
                                lists.addAll(lists.given, strings(names.get("men")), 30),
                                lists.addAll(lists.given, strings(names.get("women")), 30),
                                lists.addAll(lists.family, familyNames, 12)
                            });
                });
        return lists;
    }

    private NameList addAll(List<String> into, List<String> names, int flatness) {
        var indexes = new int[names.size()];
        var cumulated = new double[names.size()];
        double sum = 0;
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = into.size();
            into.add(names.get(i));
            sum += 1.0 / (i + 1 + flatness);
            cumulated[i] = sum;
        }
        return new NameList(indexes, cumulated);
    }

    int drawGiven(String language, boolean woman, Dice dice) {
        return lists(language)[woman ? WOMEN : MEN].draw(dice);
    }

    int drawFamily(String language, Dice dice) {
        return lists(language)[FAMILY].draw(dice);
    }

    String given(int name) {
        return given.get(name);
    }

    String family(int name) {
        return family.get(name);
    }

    private NameList[] lists(String language) {
        var own = byLanguage.get(language);
        var lists = own == null ? byLanguage.get("other") : own;
        if (lists == null) {
            throw new IllegalArgumentException("names_other_languages.yaml has no entry other");
        }
        return lists;
    }

    private static Map<?, ?> yaml(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strings(@Nullable Object list) {
        if (list instanceof List<?> names) {
            return names.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException("a file of names lacks one of its lists");
    }

    /// @param language ISO 639-1
    /// @return a given name
    public String someGiven(String language, boolean woman, Dice dice) {
        return given(drawGiven(language, woman, dice));
    }

    /// @param language ISO 639-1
    /// @return a family name
    public String someFamily(String language, Dice dice) {
        return family(drawFamily(language, dice));
    }
}
