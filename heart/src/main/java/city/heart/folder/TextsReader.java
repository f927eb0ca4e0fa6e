// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.shared.Language;
import city.heart.service.ServiceTexts;
import city.heart.service.TextKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads `texts/<language>.yaml` and says which text, language or placeholder is missing or too many.
final class TextsReader {
    private static final String REASON = "reason.";
    private static final String ASK = "ask.";

    private final Folder folder;
    private final FolderFaults faults;
    private final Map<Language, Part> files = new LinkedHashMap<>();

    TextsReader(Folder folder, FolderFaults faults) {
        this.folder = folder;
        this.faults = faults;
        for (var language : Language.WHOLE) {
            open(language);
        }
        for (var path : folder.files().keySet()) {
            if (path.matches("texts/[a-z]{2}\\.yaml")) {
                open(new Language(path.substring(6, 8)));
            } else if (path.startsWith("texts/")) {
                faults.add(folder.shown(path), 0, "a text file is named by its language: fi.yaml");
            }
        }
    }

    private void open(Language language) {
        var path = "texts/" + language.code() + ".yaml";
        files.computeIfAbsent(language, _ -> Part.file(folder, path, faults));
    }

    ServiceTexts read() {
        var byLanguage = new HashMap<Language, Map<String, String>>();
        files.forEach((language, file) -> byLanguage.put(language, read(language, file)));
        return new ServiceTexts(byLanguage);
    }

    private static Map<String, String> read(Language language, Part file) {
        var texts = new HashMap<String, String>();
        var entries = file.entries();
        entries.forEach((key, part) -> {
            var text = part.text();
            texts.put(key, text);
            if (key.startsWith(REASON) || key.startsWith(ASK)) {
                placeholders(part, text, Set.of());
            } else {
                TextKey.of(key)
                        .ifPresentOrElse(
                                it -> placeholders(part, text, it.placeholders()),
                                () -> part.fault("no text is called `" + key + "`"));
            }
        });
        for (var key : TextKey.values()) {
            if (wanted(key, language) && !entries.containsKey(key.id())) {
                file.fault("text `" + key.id() + "` is missing");
            }
        }
        return texts;
    }

    private static boolean wanted(TextKey key, Language language) {
        return switch (key.extent()) {
            case CONTACT -> true;
            case WHOLE -> Language.WHOLE.contains(language);
            case EASY -> language.equals(Language.FI);
        };
    }

    private static void placeholders(Part part, String text, Set<String> expected) {
        var found = new TreeSet<String>();
        ServiceTexts.PLACEHOLDER.matcher(text).results().forEach(it -> found.add(it.group(1)));
        for (var name : new TreeSet<>(expected)) {
            if (!found.contains(name)) {
                part.fault("text `" + part.name() + "` lacks the placeholder {" + name + "}");
            }
        }
        for (var name : found) {
            if (!expected.contains(name)) {
                part.fault("text `" + part.name() + "` has no placeholder {" + name + "}");
            }
        }
        if (ServiceTexts.PLACEHOLDER.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
            part.fault("text `" + part.name() + "` has a brace that belongs to no placeholder");
        }
    }

    /// Every reason has its words, and every reason to ask a person says what is asked; no more.
    void checkReasons(Set<String> reasons, Set<String> personReasons) {
        for (var language : Language.WHOLE) {
            var file = files.get(language);
            if (file == null || !file.present()) {
                continue;
            }
            var keys = file.entries();
            for (var code : reasons) {
                if (!keys.containsKey(REASON + code)) {
                    file.fault("text `" + REASON + code + "` is missing");
                }
            }
            for (var code : personReasons) {
                if (!keys.containsKey(ASK + code)) {
                    file.fault("text `" + ASK + code + "` is missing");
                }
            }
            keys.forEach((key, part) -> {
                if (belongsToNone(key, REASON, reasons) || belongsToNone(key, ASK, personReasons)) {
                    part.fault("text `" + key + "` belongs to no reason of the rule");
                }
            });
        }
    }

    private static boolean belongsToNone(String key, String prefix, Set<String> codes) {
        return key.startsWith(prefix) && !codes.contains(key.substring(prefix.length()));
    }
}
