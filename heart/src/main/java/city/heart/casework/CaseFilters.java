// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.PostalAreas;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Use;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.population.Population;
import city.heart.unit.Units;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// The form above every list of cases (`casework/filter :: filter`): by service, unit, part of the city and the
/// child's name. A name is posted, so that it stands in no address.
@Component
public class CaseFilters {
    private final CaseTexts says;
    private final Units units;
    private final PostalAreas areas;
    private final Population population;

    CaseFilters(CaseTexts says, Units units, PostalAreas areas, Population population) {
        this.says = says;
        this.units = units;
        this.areas = areas;
        this.population = population;
    }

    /// What was sent. A controller takes it as an argument.
    ///
    /// @param name beginning of the child's family name, or both names; two letters or more
    public record Sent(
            @Nullable String service,
            @Nullable String unit,
            @Nullable String area,
            @Nullable String name) {
        /// The same, with this service where none was chosen.
        public Sent orService(String other) {
            return given(service) == null && given(other) != null
                    ? new Sent(other, unit, area, name)
                    : this;
        }

        boolean named() {
            return name != null && name.strip().length() >= 2;
        }
    }

    /// @param path of the list
    /// @param units that occur in the list, with how often
    /// @param service what is chosen, as are `unit`, `area` and `name`; empty for all
    public record View(
            String path,
            List<Choice> services,
            List<Choice> units,
            List<Choice> areas,
            String service,
            String unit,
            String area,
            String name) {}

    /// What the list is narrowed to, but for the name.
    ///
    /// @throws ResponseStatusException 404 for a unit or area that is not there
    public CaseFilter filter(Sent sent, RightScope scope) {
        return new CaseFilter(given(sent.service()), unitsOf(sent), null, scope);
    }

    /// The same, narrowed by the name too. Only those found are recorded as looked at.
    ///
    /// @param among the children of the list without the name
    public CaseFilter named(
            CaseFilter filter,
            Sent sent,
            Function<CaseFilter, Collection<ResidentId>> among,
            Use use) {
        return sent.named()
                ? filter.among(
                        population.named(
                                Objects.requireNonNull(sent.name()), among.apply(filter), use))
                : filter;
    }

    private @Nullable Set<UnitId> unitsOf(Sent sent) {
        var unit = given(sent.unit());
        var area = given(sent.area());
        var inArea =
                area == null
                        ? null
                        : units.within(
                                areas.find(area).orElseThrow(CaseFilters::notThere).outline());
        if (unit == null) {
            return inArea;
        }
        var one = UnitId.find(unit).orElseThrow(CaseFilters::notThere);
        return inArea == null || inArea.contains(one) ? Set.of(one) : Set.of();
    }

    /// The form as it is shown.
    ///
    /// @param counts of the units that occur in the list; each is offered with its number
    public View view(String path, Sent sent, Collection<CaseLists.Count> counts, PageTexts texts) {
        return new View(
                path,
                says.services(texts),
                counts.stream()
                        .map(it ->
                                new Choice(
                                        it.value(),
                                        says.unit(new UnitId(it.value()), texts)
                                                + " ("
                                                + texts.number(it.cases())
                                                + ")"))
                        .sorted(Comparator.comparing(Choice::text))
                        .toList(),
                areas.list().stream()
                        .map(it -> new Choice(it.code(), it.code() + " " + it.name()))
                        .toList(),
                text(sent.service()),
                text(sent.unit()),
                text(sent.area()),
                text(sent.name()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
