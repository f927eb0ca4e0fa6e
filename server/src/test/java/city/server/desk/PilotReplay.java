// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.heart.offer.Funnel.Counts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the replay of the pilot has done so far, child by child, and the tables that follow from it:
/// counted here anew, with nothing of the figures' own code.
final class PilotReplay {
    private static final int LEAST = 5;
    private static final Map<String, String> CARE = new LinkedHashMap<>();

    static {
        CARE.put("municipal", "Municipal");
        CARE.put("private", "Private");
        CARE.put("none", "None");
        CARE.put("unknown", "Not known");
    }

    /// @param caseId of the case, as in addresses
    record Child(String caseId, int number, String care) {}

    /// What came of a proposal.
    enum Story {
        SILENT,
        ACCEPTED_BY_LINK,
        ACCEPTED_BY_PHONE,
        ANOTHER_UNIT,
        ANOTHER_WAY
    }

    private record Offer(String id, String area, List<Integer> guardians) {}

    private final List<Child> due = new ArrayList<>();
    private final List<Child> waiting = new ArrayList<>();
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<Child, Story> stories = new HashMap<>();
    private boolean decided;

    void due(Child child, boolean waits) {
        due.add(child);
        if (waits) {
            waiting.add(child);
        }
    }

    List<Child> children(Predicate<Child> which) {
        return due.stream().filter(which).toList();
    }

    List<Child> waiting() {
        return List.copyOf(waiting);
    }

    /// Draws who takes part; the draw does not look at early education.
    ///
    /// @return those who do not
    List<Child> keep(int number) {
        var drawn = new ArrayList<>(waiting);
        java.util.Collections.shuffle(drawn, new Random(1));
        var out = List.copyOf(drawn.subList(number, drawn.size()));
        waiting.removeAll(out);
        return out;
    }

    void offered(String file, String offer, String area, int guardian) {
        offers.computeIfAbsent(file, _ -> new Offer(offer, area, new ArrayList<>()))
                .guardians()
                .add(guardian);
    }

    Set<String> offers() {
        return offers.keySet();
    }

    List<Child> inPilot(Predicate<Child> which) {
        return waiting.stream().filter(which).toList();
    }

    String offerOf(Child child) {
        return Objects.requireNonNull(offers.get(child.caseId())).id();
    }

    List<Integer> guardians(Child child) {
        return Objects.requireNonNull(offers.get(child.caseId())).guardians();
    }

    void tell(Child child, Story story) {
        stories.put(child, story);
    }

    List<Child> inStory(Story story) {
        return waiting.stream().filter(it -> story(it) == story).toList();
    }

    private Story story(Child child) {
        return stories.getOrDefault(child, Story.SILENT);
    }

    /// @param expected how many have a decision now: all who had a proposal
    void decided(int expected) {
        if (expected != offers.size()) {
            throw new IllegalStateException("Not everybody");
        }
        decided = true;
    }

    Counts counts() {
        return counts(due);
    }

    private Counts counts(List<Child> some) {
        var offered = some.stream().filter(it -> offers.containsKey(it.caseId())).toList();
        var told = EnumSet.complementOf(EnumSet.of(Story.SILENT));
        var accepted = number(offered, Story.ACCEPTED_BY_LINK, Story.ACCEPTED_BY_PHONE);
        var answered = number(offered, told.toArray(Story[]::new));
        return new Counts(
                some.size(),
                offers.isEmpty() ? 0 : some.size() - offered.size(),
                offered.size(),
                offered.size(),
                answered,
                number(offered, Story.ACCEPTED_BY_PHONE),
                accepted,
                answered - accepted,
                offered.size() - answered,
                decided ? offered.size() : 0);
    }

    private int number(List<Child> some, Story... which) {
        var those = Set.of(which);
        return (int) some.stream().filter(it -> those.contains(story(it))).count();
    }

    /// The table of everybody and of present early education.
    List<List<String>> byCare() {
        var rows = new ArrayList<List<String>>();
        rows.add(row("All", counts()));
        List<Child> small = new ArrayList<>();
        var folded = 0;
        for (var it : CARE.entrySet()) {
            var group = children(child -> it.getKey().equals(child.care()));
            if (group.size() >= LEAST) {
                rows.add(row(it.getValue(), counts(group)));
            } else if (!group.isEmpty()) {
                small.addAll(group);
                folded++;
            }
        }
        if (folded > 0) {
            throw new IllegalStateException(
                    "The invented city has " + small.size() + " children in small groups");
        }
        return rows;
    }

    /// The table of areas: those without a proposal in one line, small ones together in the last.
    ///
    /// @param name of an area
    List<List<String>> byArea(Function<String, String> name) {
        Map<String, List<Child>> groups = new HashMap<>();
        for (var child : due) {
            var offer = offers.get(child.caseId());
            var area =
                    offer == null ? "No proposal yet, or area not known" : name.apply(offer.area());
            groups.computeIfAbsent(area, _ -> new ArrayList<>()).add(child);
        }
        var bySize =
                groups.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt((Map.Entry<String, List<Child>> it) ->
                                                it.getValue().size())
                                        .thenComparing(Map.Entry::getKey))
                        .toList();
        List<Child> small = new ArrayList<>();
        var folded = 0;
        var rows = new ArrayList<List<String>>();
        for (var it : bySize) {
            var few = it.getValue().size() < LEAST;
            if (few || folded == 1 || folded > 0 && small.size() < LEAST) {
                small.addAll(it.getValue());
                folded++;
            } else {
                rows.add(row(it.getKey(), counts(it.getValue())));
            }
        }
        rows.sort(Comparator.comparing(List::getFirst));
        if (folded > 0) {
            rows.add(
                    row(
                            "Groups of fewer than five children together (" + folded + ")",
                            counts(small)));
        }
        return rows;
    }

    private static List<String> row(String name, Counts it) {
        var row = new ArrayList<String>();
        row.add(name);
        for (var number :
                new int[] {
                    it.due(),
                    it.person(),
                    it.offered(),
                    it.reached(),
                    it.answered(),
                    it.byOfficer(),
                    it.accepted(),
                    it.other(),
                    it.silent(),
                    it.decided()
                }) {
            row.add(Integer.toString(number));
        }
        return row;
    }

    /// The rows of a table on a page: what stands in the cells.
    static List<List<String>> table(String page, String id) {
        var from = page.indexOf("id=\"" + id + "\"");
        var body = page.substring(page.indexOf("<tbody>", from), page.indexOf("</tbody>", from));
        var rows = new ArrayList<List<String>>();
        for (var row : body.split("</tr>")) {
            var cells = Pattern.compile("<t[hd][^>]*>([^<]*)</t[hd]>").matcher(row);
            var of = new ArrayList<String>();
            while (cells.find()) {
                of.add(cells.group(1).replace("&#39;", "'").replace("&amp;", "&"));
            }
            if (!of.isEmpty()) {
                rows.add(of);
            }
        }
        return rows;
    }
}
