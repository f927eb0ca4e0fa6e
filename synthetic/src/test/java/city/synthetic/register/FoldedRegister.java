// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client's picture of the register, made from the extract and the changes alone.
final class FoldedRegister {
    private final Map<String, Map<String, JsonNode>> people = new TreeMap<>();
    private final Map<String, String> presentCodes = new HashMap<>();

    void add(JsonNode person) {
        var code = person.path("henkilotunnus").asString();
        person.path("tietoryhmat").values().forEach(group -> apply(code, group));
    }

    void apply(JsonNode change) {
        var code = change.path("henkilotunnus").asString();
        for (var group : change.path("tietoryhmat").values()) {
            if (group.path("tietoryhma").asString().equals("HENKILOTUNNUS_KORJAUS")) {
                var present = group.path("aktiivinenHenkilotunnus").asString();
                for (var former : group.path("edellisetHenkilotunnukset").values()) {
                    presentCodes.put(former.asString(), present);
                }
                var known = people.remove(code);
                if (known != null) {
                    people.put(present, known);
                }
                apply(present, group);
            } else {
                apply(code, group);
            }
        }
    }

    private void apply(String code, JsonNode told) {
        var group = ((ObjectNode) told.deepCopy());
        var attribute = group.path("muutosattribuutti").asString("");
        group.remove("muutosattribuutti");
        var name = group.path("tietoryhma").asString();
        var known = people.computeIfAbsent(code, _ -> new TreeMap<>());
        boolean over =
                attribute.equals("POISTETTU")
                        || (name.equals("HUOSTAANOTTO") && !group.path("huostaanotto").asBoolean());
        if (over) {
            known.remove(name);
        } else {
            known.put(name + other(group), group);
        }
    }

    private static String other(JsonNode group) {
        for (var side : new String[] {"huoltaja", "huollettava", "vanhempi", "edunvalvoja"}) {
            if (group.has(side)) {
                return group.path(side).toString() + group.path("huoltosuhteenAlkupv").toString();
            }
        }
        return "";
    }

    /// Each person's groups as texts, with all codes brought to the present ones.
    Map<String, Map<String, String>> present() {
        var present = new TreeMap<String, Map<String, String>>();
        people.forEach((code, groups) -> {
            var texts = new TreeMap<String, String>();
            groups.forEach((key, group) ->
                    texts.put(
                            renewed(key),
                            key.startsWith("HENKILOTUNNUS_KORJAUS")
                                    ? group.toString()
                                    : renewed(group.toString())));
            present.put(code, texts);
        });
        return present;
    }

    private String renewed(String text) {
        var renewed = text;
        for (var code : presentCodes.entrySet()) {
            renewed = renewed.replace(code.getKey(), code.getValue());
        }
        return renewed;
    }
}
