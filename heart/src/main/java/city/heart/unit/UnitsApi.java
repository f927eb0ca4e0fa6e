// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.api.ListRequest;
import city.base.api.Listing;
import city.base.shared.Language;
import city.base.shared.UnitId;
import city.base.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The places where services are given: schools, pre-primary groups and others.
@RestController
class UnitsApi {
    private final Units units;

    UnitsApi(Units units) {
        this.units = units;
    }

    /// A place where services are given.
    ///
    /// @param id stable name of the unit
    /// @param kinds the kinds of unit it is, such as `school`
    /// @param name by language code; Finnish is always there
    /// @param languages of teaching, by code
    /// @param municipal false for a private unit
    /// @param goesOnTo ids of the schools to which its children go on
    /// @param address one line as on a letter, by language code
    /// @param phone null where none is known
    /// @param position where it stands
    record ListedUnit(
            String id,
            List<String> kinds,
            Map<String, String> name,
            List<String> languages,
            boolean municipal,
            List<String> goesOnTo,
            Map<String, String> address,
            @Nullable String phone,
            Position position) {
        static ListedUnit of(Unit it) {
            return new ListedUnit(
                    it.id().value(),
                    it.kinds().stream().sorted().toList(),
                    texts(it.names()),
                    it.languages().stream().map(Language::code).sorted().toList(),
                    it.municipal(),
                    it.schools().stream().map(UnitId::value).sorted().toList(),
                    texts(it.address()),
                    it.phone(),
                    new Position("EPSG:3067", it.eastMetres(), it.northMetres()));
        }
    }

    /// A place on the ground.
    ///
    /// @param crs reference system: EPSG:3067 (ETRS-TM35FIN)
    /// @param east in metres
    /// @param north in metres
    record Position(String crs, double east, double north) {}

    /// Lists units, by id.
    ///
    /// @param kind only units of this kind, such as `school`
    /// @param language only units that teach in this language, by code
    @GetMapping("/api/v1/units")
    Listing<ListedUnit> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String language,
            ListRequest asked) {
        var kinds = units.kinds();
        if (kind != null && !kinds.contains(kind)) {
            throw Problem.parameter("kind", kinds);
        }
        if (language != null && !language.matches("[a-z]{2}")) {
            throw Problem.parameter("language", "two small letters (ISO 639-1)");
        }
        var found =
                units.list().stream()
                        .filter(it -> kind == null || it.kinds().contains(kind))
                        .filter(it ->
                                language == null || it.languages().contains(new Language(language)))
                        .map(ListedUnit::of)
                        .toList();
        return asked.of(found, ListedUnit::id);
    }

    /// Gives one unit.
    ///
    /// @param id of the unit
    @GetMapping("/api/v1/units/{id}")
    ListedUnit find(@PathVariable String id) {
        return UnitId.find(id)
                .flatMap(units::find)
                .map(ListedUnit::of)
                .orElseThrow(() -> Problem.notFound("unit/not-found", "There is no such unit"));
    }

    private static Map<String, String> texts(Map<Language, String> all) {
        var byCode = new TreeMap<String, String>();
        all.forEach((language, text) -> byCode.put(language.code(), text));
        return byCode;
    }
}
