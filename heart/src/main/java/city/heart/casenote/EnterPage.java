// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.shared.CityTime;
import city.base.shared.EmailAddress;
import city.base.shared.OwnCity;
import city.base.shared.PhoneNumber;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.Use;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseTexts;
import city.heart.casework.Flow;
import city.heart.population.Birth;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.population.Population.OutsideRegister;
import city.heart.profile.Channel;
import city.heart.profile.LearnedPoint;
import city.heart.profile.Profiles;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Enters a child whom the register does not know: without an identity code or a Finnish address, or of
/// another municipality, with a parent whom it does not know either and how the parent is reached. The same flow
/// follows as for everybody, from "a person must look".
@Controller
class EnterPage {
    /// Mother tongues that the form offers; another one is left open and found out later.
    private static final List<String> TONGUES =
            List.of("fi", "sv", "se", "en", "ru", "so", "ar", "et", "uk", "fa", "ku", "zh", "vi");

    /// Who said how a parent is reached.
    private static final String SOURCE = "officer";

    private static final int LONGEST_ADDRESS = 500;

    private final Population population;
    private final Flow flow;
    private final CaseFiles cases;
    private final CaseNotes notes;
    private final Profiles profiles;
    private final Clock clock;
    private final String municipality;

    EnterPage(
            Population population,
            Flow flow,
            CaseFiles cases,
            CaseNotes notes,
            Profiles profiles,
            @CityTime Clock clock,
            OwnCity city) {
        this.population = population;
        this.flow = flow;
        this.cases = cases;
        this.notes = notes;
        this.profiles = profiles;
        this.clock = clock;
        this.municipality = city.municipality();
    }

    @GetMapping("/desk/enter")
    String form(SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        return show(Form.empty(), texts, model);
    }

    @PostMapping("/desk/enter")
    @Transactional
    public String enter(
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        var use = CaseTexts.use(officer, "desk-enter", null);
        var form =
                Form.of(sent)
                        .require("last", "casenote.enter.last.fault")
                        .atMost("last", 100, "casenote.enter.long.fault")
                        .atMost("first", 100, "casenote.enter.long.fault")
                        .check(
                                "year",
                                it -> it.matches("(19|20)\\d\\d"),
                                "casenote.enter.year.fault")
                        .check(
                                "month",
                                it -> it.matches("|1[0-2]|0?[1-9]"),
                                "casenote.enter.month.fault")
                        .check(
                                "day",
                                it -> it.matches("|3[01]|[12]\\d|0?[1-9]"),
                                "casenote.enter.day.fault")
                        .check(
                                "parentPhone",
                                it -> it.isEmpty() || PhoneNumber.of(it).isPresent(),
                                "casenote.enter.parent.phone.fault")
                        .check(
                                "parentEmail",
                                it -> it.isEmpty() || EmailAddress.isOne(it),
                                "casenote.enter.parent.email.fault")
                        .atMost("parentLast", 100, "casenote.enter.long.fault")
                        .atMost("parentFirst", 100, "casenote.enter.long.fault")
                        .atMost("address", LONGEST_ADDRESS, "casenote.enter.address.fault");
        if (form.value("parentLast").isEmpty()
                && !(form.value("parentFirst")
                                + form.value("parentPhone")
                                + form.value("parentEmail"))
                        .isEmpty()) {
            form = form.check("parentLast", _ -> false, "casenote.enter.parent.last.fault");
        }
        var birth = form.isOk() ? birth(form) : null;
        if (form.isOk() && birth == null) {
            form = form.check("day", _ -> false, "casenote.enter.day.fault");
        }
        var code = form.value("guardian").toUpperCase(Locale.ROOT);
        var guardian =
                form.isOk() && !code.isEmpty()
                        ? population.byIdentityCode(code, use).orElse(null)
                        : null;
        if (!code.isEmpty() && guardian == null) {
            form = form.check("guardian", _ -> false, "casenote.enter.guardian.fault");
        }
        if (!form.isOk() || birth == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, texts, model);
        }
        var guardians = new ArrayList<ResidentId>();
        if (guardian != null) {
            guardians.add(guardian);
        }
        if (!form.value("parentLast").isEmpty()) {
            guardians.add(parent(form, use));
        }
        var child =
                population.enter(
                        new OutsideRegister(
                                new Names(form.value("first"), form.value("last")),
                                birth,
                                municipality,
                                tongue(form),
                                guardians),
                        use);
        flow.decideNow(child, Actor.officer(officer.id()));
        var opened = cases.of(child, CaseAccess.scope(officer));
        if (!opened.isEmpty() && !form.value("address").isEmpty()) {
            notes.add(
                    opened.getFirst(),
                    new CaseNote(
                            clock.instant(),
                            Actor.officer(officer.id()),
                            null,
                            CaseNote.Way.ENTERED,
                            null,
                            form.value("address"),
                            null));
        }
        next.addFlashAttribute(
                "notice",
                opened.isEmpty() ? "casenote.notice.entered-not-due" : "casenote.notice.entered");
        return opened.isEmpty()
                ? "redirect:/desk/enter"
                : "redirect:/desk/cases/" + opened.getFirst().id().value();
    }

    /// Somebody of whom the city knows what the officer was told, and nothing more.
    private ResidentId parent(Form form, Use use) {
        var parent =
                population.enter(
                        new OutsideRegister(
                                new Names(form.value("parentFirst"), form.value("parentLast")),
                                Birth.UNKNOWN,
                                municipality,
                                tongue(form),
                                List.of()),
                        use);
        var today = LocalDate.now(clock);
        var points = new ArrayList<LearnedPoint>();
        PhoneNumber.of(form.value("parentPhone"))
                .ifPresent(
                        it -> points.add(new LearnedPoint(parent, Channel.SMS, it, SOURCE, today)));
        if (!form.value("parentEmail").isEmpty()) {
            points.add(
                    new LearnedPoint(
                            parent, Channel.EMAIL, form.value("parentEmail"), SOURCE, today));
        }
        profiles.learn(points);
        return parent;
    }

    private static @Nullable String tongue(Form form) {
        return TONGUES.contains(form.value("tongue")) ? form.value("tongue") : null;
    }

    /// Null where such a day is not in the calendar, or a day was given without its month.
    private static @Nullable Birth birth(Form form) {
        try {
            return new Birth(number(form, "year"), number(form, "month"), number(form, "day"));
        } catch (IllegalArgumentException | DateTimeException notADay) {
            return null;
        }
    }

    private static @Nullable Integer number(Form form, String field) {
        return form.value(field).isEmpty() ? null : Integer.valueOf(form.value(field));
    }

    private String show(Form form, PageTexts texts, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "tongues",
                TONGUES.stream()
                        .map(it -> new Choice(it, Locale.of(it).getDisplayLanguage(texts.locale())))
                        .toList());
        return "casenote/enter";
    }
}
