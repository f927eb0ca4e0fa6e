// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static city.heart.capacity.CapacitySubject.READ;

import city.base.exchange.TableFile;
import city.base.shared.CityTime;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.placement.Placements;
import city.heart.placement.SeatCount;
import city.heart.placement.SeatCounts;
import city.heart.service.Services;
import city.heart.unit.Unit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// All units of a kind with their seats of a school year. Numbers of units only, nothing of a child.
@Controller
class CapacityPage {
    private final Placements placements;
    private final SeatCounts counts;
    private final Capacity capacity;
    private final Services services;
    private final Clock clock;

    CapacityPage(
            Placements placements,
            SeatCounts counts,
            Capacity capacity,
            Services services,
            @CityTime Clock clock) {
        this.placements = placements;
        this.counts = counts;
        this.clock = clock;
        this.capacity = capacity;
        this.services = services;
    }

    /// Another list: of units of a kind, or of a school year.
    record Tab(String kind, String period, String text, boolean here) {}

    /// @param beyond children beyond the seats: taken because the unit never refuses its own area, or
    ///     because seats became fewer
    record Row(
            String id,
            String name,
            String languages,
            boolean municipal,
            int seats,
            int placed,
            int beyond,
            int free) {}

    /// The sums are of the city's own units.
    ///
    /// @param kind of the list
    /// @param period of the list
    /// @param day on which it was counted, in words
    /// @param rows of this part; the sums are of all
    /// @param issues how many things are wrong in the list of units
    record View(
            String kind,
            String period,
            List<Tab> kinds,
            List<Tab> periods,
            List<Row> rows,
            int own,
            Paging paging,
            int seats,
            int placed,
            int free,
            String day,
            int issues) {}

    @GetMapping("/desk/capacity")
    String list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String period,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(READ);
        var kinds = services.published().stream().map(it -> it.units().kind()).distinct().toList();
        var periods = capacity.periods();
        var of = chosen(kind, kinds, 0);
        var year = chosen(period, periods, periods.size() - 1);
        var rows = rows(of, year, officer, texts);
        var own = rows.stream().filter(Row::municipal).toList();
        var paging = part.of(rows.size());
        model.addAttribute(
                "units",
                new View(
                        of,
                        year,
                        kinds.stream()
                                .map(it -> new Tab(it, year, kind(it, texts), it.equals(of)))
                                .toList(),
                        periods.stream().map(it -> new Tab(of, it, it, it.equals(year))).toList(),
                        paging.of(rows),
                        own.size(),
                        paging,
                        own.stream().mapToInt(Row::seats).sum(),
                        own.stream().mapToInt(Row::placed).sum(),
                        own.stream().mapToInt(Row::free).sum(),
                        texts.day(LocalDate.now(clock)),
                        capacity.issues(counts.unseen()).size()));
        return "capacity/units";
    }

    /// The list as a file.
    @GetMapping("/desk/capacity/units.{ending}")
    void file(
            @PathVariable String ending,
            @RequestParam String kind,
            @RequestParam String period,
            SignedIn.Officer officer,
            PageTexts texts,
            HttpServletResponse response)
            throws IOException {
        officer.mustBeAbleTo(READ);
        var format = TableFile.Format.find(ending).orElseThrow(CapacityPage::notThere);
        TableFile.<Row>named("units")
                .column("id", Row::id)
                .column("name", Row::name)
                .column("languages", Row::languages)
                .column("municipal", Row::municipal)
                .column("seats", Row::seats)
                .column("children", Row::placed)
                .column("free", Row::free)
                .column("beyond", Row::beyond)
                .send(format, rows(kind, period, officer, texts), response);
    }

    /// One of those that there are; a word that is none of them is no page.
    private static String chosen(@Nullable String asked, List<String> all, int otherwise) {
        if (asked != null && !all.contains(asked)) {
            throw notThere();
        }
        return asked != null ? asked : all.isEmpty() ? "" : all.get(otherwise);
    }

    private List<Row> rows(String kind, String period, SignedIn.Officer officer, PageTexts texts) {
        Map<UnitId, SeatCount> seats = new HashMap<>();
        counts.of(kind, period, officer).forEach(it -> seats.put(it.unit(), it));
        return placements.list(kind).stream()
                .filter(it -> seats.containsKey(it.id()))
                .map(it -> row(it, Objects.requireNonNull(seats.get(it.id())), texts))
                .sorted(Comparator.comparing(Row::name).thenComparing(Row::id))
                .toList();
    }

    private static Row row(Unit unit, SeatCount seats, PageTexts texts) {
        return new Row(
                unit.id().value(),
                unit.name(texts.language()),
                languages(unit, texts),
                unit.municipal(),
                seats.seats(),
                seats.children(),
                seats.beyond(),
                seats.free());
    }

    /// A kind of unit by the service that places there.
    private String kind(String kind, PageTexts texts) {
        return services.published().stream()
                .filter(it -> it.units().kind().equals(kind))
                .map(it -> it.name(texts.language()))
                .collect(Collectors.joining(", "));
    }

    /// Languages of teaching in the reader's language.
    static String languages(Unit unit, PageTexts texts) {
        return unit.languages().stream()
                .map(it -> it.locale().getDisplayLanguage(texts.locale()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
