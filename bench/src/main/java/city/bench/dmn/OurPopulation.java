// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.bench.workload.Case;
import city.bench.workload.CheckSum;
import city.bench.workload.City;
import city.bench.workload.Models;
import city.bench.workload.Subject;
import city.dmn.Answers;
import city.dmn.Column;
import city.dmn.Columns;
import city.dmn.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// This project's engine over columns. Each batch plans anew, as a sweep does: bounds of the columns, conditions and
/// results are all inside the time.
final class OurPopulation implements Subject.Work {
    private final List<Decision> decisions;
    private final Columns columns;
    private final Case.Model model;

    private OurPopulation(List<Decision> decisions, Columns columns, Case.Model model) {
        this.decisions = decisions;
        this.columns = columns;
        this.model = model;
    }

    static Subject.@Nullable Work of(Case what) {
        return switch (what.model()) {
            case ELIGIBILITY ->
                    new OurPopulation(
                            List.of(OurSubject.compiled(Models.eligibility()).decision("services")),
                            screening(new City(what.people())),
                            what.model());
            case PRE_SCHOOL ->
                    new OurPopulation(
                            List.of(OurSubject.compiled(Models.preSchool()).decision("offer")),
                            children(new City(what.people())),
                            what.model());
            case FIFTY -> {
                var fifty = new ArrayList<Decision>();
                for (var i = 0; i < 50; i++) {
                    fifty.add(OurSubject.compiled(Models.preSchool(i)).decision("offer"));
                }
                yield new OurPopulation(fifty, children(new City(what.people())), what.model());
            }
            default -> null;
        };
    }

    static Columns screening(City city) {
        return new Columns(
                city.size,
                Map.of(
                        "age", new Column.Numbers(Column.Whole.of(city.age), 0, null),
                        "municipality",
                                new Column.Codes(
                                        Column.Whole.of(city.municipality),
                                        City.MUNICIPALITIES,
                                        city.noMunicipality),
                        "sex",
                                new Column.Codes(
                                        Column.Whole.of(city.sex),
                                        City.SEXES,
                                        new long[(city.size + 63) >> 6]),
                        "months",
                                new Column.Numbers(
                                        Column.Whole.of(city.months), 0, city.noMonths)));
    }

    static Columns children(City city) {
        return new Columns(
                city.size,
                Map.of(
                        "birth", new Column.Dates(city.birth, city.noBirth),
                        "municipality",
                                new Column.Codes(
                                        Column.Whole.of(city.municipality),
                                        City.MUNICIPALITIES,
                                        city.noMunicipality),
                        "enrolled", new Column.Booleans(city.enrolled, city.size, null),
                        "guardians", new Column.Numbers(Column.Whole.of(city.guardians), 0, null),
                        "refusal", new Column.Booleans(city.refusal, city.size, null),
                        "language",
                                new Column.Codes(
                                        Column.Whole.of(city.language),
                                        City.LANGUAGES,
                                        city.noLanguage)));
    }

    @Override
    public int size() {
        return columns.size() * decisions.size();
    }

    @Override
    public long batch() {
        var sum = 0L;
        for (var answers : Decision.decideAll(decisions, columns, City.DAY)) {
            sum += answers.rowsDecidedSingly();
        }
        return sum;
    }

    /// A check sum for each table: the answer's number times something of the person, over all.
    @Override
    public List<String> answers() {
        var all = new ArrayList<String>();
        for (var decision : decisions) {
            var answers = decision.decideAll(columns, City.DAY);
            if (!answers.rowWise().isEmpty()) {
                throw new IllegalStateException(answers.rowWise());
            }
            all.add(
                    String.valueOf(
                            model == Case.Model.ELIGIBILITY ? masks(answers) : codes(answers)));
        }
        return all;
    }

    private static long codes(Answers answers) {
        var sum = 0L;
        for (var i = 0; i < answers.size(); i++) {
            sum += CheckSum.part(i, Models.OFFERS.indexOf(answers.value(i)));
        }
        return sum;
    }

    private static long masks(Answers answers) {
        var names = CheckSum.serviceNames();
        var sum = 0L;
        for (var i = 0; i < answers.size(); i++) {
            var mask = 0L;
            for (var service : (List<?>) Objects.requireNonNull(answers.value(i))) {
                mask |= 1L << names.indexOf(service);
            }
            sum += CheckSum.part(i, mask);
        }
        return sum;
    }
}
