// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A round as JSON, format `city-allocation-round/1` (described in the module's README): everything that is needed to
/// prove it again. The same round always gives the same bytes, so a hash of the file is a
/// commitment to it. Reading is strict: an unknown member or a value that cannot be is an error with its line.
public final class RoundFile {
    static final String FORMAT = "city-allocation-round/1";

    private final JsonReader json;
    private final Instance.Builder builder = Instance.builder();
    private final Map<String, Ground> grounds = new HashMap<>();
    private Optional<Rule> rule = Optional.empty();
    private Optional<Result> result = Optional.empty();
    private boolean format;

    private RoundFile(JsonReader json) {
        this.json = json;
    }

    /// Writes a round; the caller chooses the encoding (UTF-8) and closes.
    public static void write(Round round, Appendable to) throws IOException {
        new RoundWriter(to).write(round);
    }

    /// Reads a round.
    ///
    /// @throws IOException if it cannot be read or is no round; the message names line and column
    public static Round read(Reader from) throws IOException {
        return new RoundFile(new JsonReader(new BufferedReader(from, 1 << 16))).round();
    }

    private Round round() throws IOException {
        json.object(name -> {
            switch (name) {
                case "format" -> {
                    format = json.string().equals(FORMAT);
                    if (!format) {
                        throw json.malformed("the format is not " + FORMAT);
                    }
                }
                case "grounds" -> json.list(_ -> ground());
                case "units" -> json.list(_ -> unit());
                case "children" -> json.list(_ -> child());
                case "rule" -> rule = Optional.of(rule());
                case "result" -> result = Optional.of(result());
                default -> throw json.malformed("unknown: \"" + name + "\"");
            }
        });
        json.end();
        if (!format) {
            throw json.malformed("the member \"format\" is missing");
        }
        return new Round(
                json.checked(builder::build),
                rule.orElseThrow(() -> json.malformed("the rule is missing")),
                result.orElseThrow(() -> json.malformed("the result is missing")));
    }

    private void ground() throws IOException {
        var it = new Members(json, Set.of("name", "confidential"));
        var ground =
                json.checked(() -> new Ground(it.text("name"), it.flag("confidential", false)));
        grounds.put(ground.name(), ground);
    }

    private final Set<String> units = new HashSet<>();
    private final Set<String> children = new HashSet<>();

    private void unit() throws IOException {
        var it = new Members(json, Set.of("id", "seats"));
        once(units, it.text("id"));
        json.checked(() -> builder.unit(it.text("id"), it.whole("seats", 0)));
    }

    private void child() throws IOException {
        var it =
                new Members(
                        json, Set.of("id", "seats", "right", "kind", "keeps", "wishes", "ways"));
        once(children, it.text("id"));
        json.checked(() ->
                builder.child(
                        new Child(
                                it.text("id"),
                                it.whole("seats", 1),
                                it.flag("right", true),
                                it.text("kind", ""),
                                it.has("keeps") ? it.text("keeps") : null,
                                it.list("wishes").stream().map(String.class::cast).toList(),
                                it.list("ways").stream().map(this::way).toList())));
    }

    private void once(Set<String> seen, String id) throws IOException {
        if (!seen.add(id)) {
            throw json.malformed("\"" + id + "\" stands twice");
        }
    }

    private Way way(Object value) {
        if (!(value instanceof List<?> list)
                || list.size() < 2
                || !(list.get(0) instanceof String unit)
                || !(list.get(1) instanceof Long metres)) {
            throw new IllegalArgumentException("a way is [unit, metres, ground, …]");
        }
        var has = new HashSet<Ground>();
        for (var name : list.subList(2, list.size())) {
            has.add(known(String.valueOf(name)));
        }
        return new Way(unit, Math.toIntExact(metres), has);
    }

    private Ground known(String name) {
        var ground = grounds.get(name);
        if (ground == null) {
            throw new IllegalArgumentException(
                    "the ground \"" + name + "\" is not among the grounds before it");
        }
        return ground;
    }

    private Rule rule() throws IOException {
        var it =
                new Members(json, Set.of("method", "seed", "tiers", "steps", "reserves", "quotas"));
        return json.checked(() ->
                switch (it.text("method")) {
                    case "tiers" ->
                            new Tiers(
                                    it.list("tiers").stream().map(this::tier).toList(),
                                    it.text("seed"));
                    case "ladder" ->
                            new Ladder(
                                    it.list("steps").stream().map(this::step).toList(),
                                    it.list("reserves").stream()
                                            .map(Members::new)
                                            .map(each ->
                                                    new Ladder.Reserve(
                                                            each.text("unit"),
                                                            each.text("kind"),
                                                            each.whole("seats", 0),
                                                            each.flag("kept", false)))
                                            .toList(),
                                    it.list("quotas").stream()
                                            .map(Members::new)
                                            .map(each ->
                                                    new Ladder.Quota(
                                                            each.text("unit"),
                                                            each.text("kind"),
                                                            each.whole("seats", 0)))
                                            .toList(),
                                    it.text("seed"));
                    default -> throw new IllegalArgumentException("an unknown method");
                });
    }

    private Tier tier(Object value) {
        if (value instanceof String name) {
            return switch (name) {
                case "right" -> new Tier.Right();
                case "placed" -> new Tier.Placed();
                case "metres" -> new Tier.Metres();
                case "wishes" -> new Tier.Wishes();
                default -> throw new IllegalArgumentException("an unknown tier: " + name);
            };
        }
        return new Tier.Of(ruleGround(new Members(value)));
    }

    private Ladder.Step step(Object value) {
        if ("right".equals(value)) {
            return new Ladder.Step.Right();
        }
        var it = new Members(value);
        return it.has("metres")
                ? new Ladder.Step.Metres(it.whole("metres", 0))
                : new Ladder.Step.Of(ruleGround(it));
    }

    /// A rule may name a ground that no child has.
    private Ground ruleGround(Members it) {
        return new Ground(it.text("ground"), it.flag("confidential", false));
    }

    private Result result() throws IOException {
        var it = new Members(json, Set.of("places", "tiers", "draw", "prices", "bound"));
        return json.checked(() -> {
            var places = new TreeMap<String, String>();
            new Members(it.get("places"))
                    .all()
                    .forEach((child, unit) -> places.put(child, (String) unit));
            var tiers = new ArrayList<Result.Value>();
            for (var each : it.list("tiers")) {
                var value = new Members(each);
                tiers.add(new Result.Value(value.text("tier"), value.number("value")));
            }
            var proof =
                    it.has("prices")
                            ? Optional.of(
                                    new Result.Proof(
                                            it.whole("draw", 0),
                                            prices(it.list("prices")),
                                            prices(it.list("bound"))))
                            : Optional.<Result.Proof>empty();
            return new Result(places, tiers, proof);
        });
    }

    private static List<Result.Prices> prices(List<?> list) {
        var all = new ArrayList<Result.Prices>();
        for (var each : list) {
            var it = new Members(each);
            var byUnit = new TreeMap<String, Long>();
            new Members(it.get("units")).all().forEach((unit, its) -> byUnit.put(unit, (Long) its));
            all.add(new Result.Prices(it.text("tier"), it.number("value"), byUnit));
        }
        return all;
    }

    /// The members of one object.
    private static final class Members {
        private final Map<String, Object> values = new TreeMap<>();

        Members(Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("an object is expected");
            }
            map.forEach((name, its) -> values.put(String.valueOf(name), its));
        }

        Members(JsonReader json, Set<String> known) throws IOException {
            this(json.value());
            for (var name : values.keySet()) {
                if (!known.contains(name)) {
                    throw json.malformed("unknown: \"" + name + "\"");
                }
            }
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        Map<String, Object> all() {
            return values;
        }

        Object get(String name) {
            var value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("\"" + name + "\" is missing");
            }
            return value;
        }

        String text(String name) {
            if (!(get(name) instanceof String text)) {
                throw new IllegalArgumentException("\"" + name + "\" is no string");
            }
            return text;
        }

        String text(String name, String otherwise) {
            return has(name) ? text(name) : otherwise;
        }

        long number(String name) {
            if (!(get(name) instanceof Long number)) {
                throw new IllegalArgumentException("\"" + name + "\" is no number");
            }
            return number;
        }

        int whole(String name, int otherwise) {
            var number = has(name) ? number(name) : otherwise;
            if (number != (int) number) {
                throw new IllegalArgumentException("\"" + name + "\" is too great");
            }
            return (int) number;
        }

        boolean flag(String name, boolean otherwise) {
            if (!has(name)) {
                return otherwise;
            }
            if (!(get(name) instanceof Boolean flag)) {
                throw new IllegalArgumentException("\"" + name + "\" is neither true nor false");
            }
            return flag;
        }

        List<?> list(String name) {
            if (!has(name)) {
                return List.of();
            }
            if (!(get(name) instanceof List<?> list)) {
                throw new IllegalArgumentException("\"" + name + "\" is no list");
            }
            return list;
        }
    }
}
