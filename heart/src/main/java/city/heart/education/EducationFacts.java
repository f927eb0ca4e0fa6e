// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import static city.heart.fact.LegalClass.ORDINARY;
import static city.heart.fact.LegalClass.SECRET;
import static city.heart.fact.SuppliedFact.flag;

import city.base.shared.ResidentId;
import city.base.usage.Use;
import city.heart.education.EducationRecord.Provision;
import city.heart.education.EducationRecord.Start;
import city.heart.fact.FactColumn.Codes;
import city.heart.fact.FactDeclaration;
import city.heart.fact.FactList;
import city.heart.fact.FactSource;
import city.heart.fact.FactType;
import city.heart.fact.SuppliedFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// The facts that rules may ask of the education records: each beside itself in row form and in columns.
/// Where there is no record, no decision of this city is known, and where the child is in early
/// education is unknown.
public final class EducationFacts implements FactDeclaration {
    private static final String UNKNOWN = "unknown";
    private static final List<String> PROVISIONS = codes(Provision.values());
    private static final List<String> STARTS = starts();

    static final FactList<EducationRecord, EducationColumns> ALL =
            new FactList<>(
                    "education-records",
                    EducationRecord.class,
                    List.of(
                            codes(
                                    "early education",
                                    PROVISIONS,
                                    it -> word(it.provision()),
                                    EducationColumns::provisions),
                            codes(
                                    "start decision",
                                    STARTS,
                                    it -> word(it.start()),
                                    EducationColumns::starts),
                            flag(
                                    "compulsory education begun",
                                    ORDINARY,
                                    (it, _) -> it.begunEarly(),
                                    EducationColumns::begunEarly),
                            flag(
                                    "place elsewhere",
                                    ORDINARY,
                                    (it, _) -> it.placeElsewhere(),
                                    EducationColumns::placeElsewhere),
                            flag(
                                    "person must look",
                                    SECRET,
                                    (it, _) -> it.needsPerson(),
                                    EducationColumns::needsPerson)));

    @Override
    public FactList<EducationRecord, EducationColumns> facts() {
        return ALL;
    }

    /// @param codes ordinal of a word, or `NO_RECORD`
    private static SuppliedFact<EducationRecord, EducationColumns> codes(
            String name,
            List<String> values,
            Function<EducationRecord, String> of,
            Function<EducationColumns, byte[]> codes) {
        var unknown = values.indexOf(UNKNOWN);
        return new SuppliedFact<>(
                name,
                FactType.STRING,
                ORDINARY,
                values,
                (it, _) -> of.apply(it),
                UNKNOWN,
                columns -> {
                    var all = codes.apply(columns);
                    return new Codes(
                            i ->
                                    i >= all.length || all[i] == EducationColumns.NO_RECORD
                                            ? unknown
                                            : all[i],
                            values);
                });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> codes(Enum<?>[] constants) {
        return Arrays.stream(constants).map(EducationFacts::word).toList();
    }

    private static List<String> starts() {
        var codes = new ArrayList<>(codes(Start.values()));
        codes.add(UNKNOWN);
        return List.copyOf(codes);
    }

    /// Supplies them.
    @Component
    static class Source implements FactSource<EducationRecord, EducationColumns> {
        private final EducationRecords records;

        Source(EducationRecords records) {
            this.records = records;
        }

        @Override
        public FactList<EducationRecord, EducationColumns> facts() {
            return ALL;
        }

        @Override
        public Map<ResidentId, EducationRecord> read(Collection<ResidentId> people, Use use) {
            return records.ofAll(people, use);
        }

        @Override
        public EducationColumns columns(LocalDate day, Use use) {
            return records.columns(day, use);
        }
    }
}
