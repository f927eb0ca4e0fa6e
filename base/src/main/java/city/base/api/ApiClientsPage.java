// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import static city.base.api.ApiSubject.MANAGE;

import city.base.signin.SignedIn;
import city.base.subject.Subjects;
import city.base.usage.Actor;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Clients of the interface, for administrators: who they are, how much they call, a new one with its key,
/// the end of one.
@Controller
class ApiClientsPage {
    private static final String PATH = "/desk/api-clients";
    private static final int MINUTE = 600;
    private static final int DAY = 100_000;
    private static final int SHORT = 200;
    private static final int LONG = 2_000;

    private final ApiClients clients;
    private final ApiCalls calls;
    private final List<ApiScope> scopes;
    private final Subjects subjects;

    ApiClientsPage(
            ApiClients clients,
            ApiCalls calls,
            ObjectProvider<ApiScope> scopes,
            Subjects subjects) {
        this.clients = clients;
        this.calls = calls;
        this.scopes = scopes.stream().toList();
        this.subjects = subjects;
    }

    /// @param personal what personal data it may use, in words
    /// @param calls of the last thirty days
    record Row(
            UUID id,
            String name,
            String contact,
            String purpose,
            List<String> personal,
            String calls,
            String until,
            boolean mayCall) {}

    @GetMapping(PATH)
    String show(ListPart part, PageTexts texts, Model model) {
        var proposed =
                Map.of(
                        "minute", Integer.toString(MINUTE),
                        "day", Integer.toString(DAY),
                        "until", clients.today().plusYears(1).toString());
        return show(Form.empty().withProposed(proposed), part, texts, model);
    }

    /// The key is on the page that follows the form, and nowhere else: a reload would add the client again
    /// and finds its name taken.
    @PostMapping(PATH)
    String add(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") Set<String> scope,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            HttpServletResponse response) {
        officer.mustBeAbleTo(MANAGE);
        var form =
                Form.of(sent)
                        .require("name", "api.clients.name.fault")
                        .atMost("name", SHORT, "api.clients.name.fault")
                        .require("contact", "api.clients.contact.fault")
                        .atMost("contact", SHORT, "api.clients.contact.fault")
                        .require("purpose", "api.clients.purpose.fault")
                        .atMost("purpose", LONG, "api.clients.purpose.fault")
                        .check("minute", ApiClientsPage::isQuota, "api.clients.quota.fault")
                        .check("day", ApiClientsPage::isQuota, "api.clients.quota.fault")
                        .check("until", this::isLastDay, "api.clients.until.fault");
        if (form.isOk()) {
            switch (clients.add(client(form, scope), Actor.officer(officer.id()))) {
                case ApiClients.ClientOutcome.WithKey(var client, var key) -> {
                    model.addAttribute("name", client.name());
                    model.addAttribute("key", key);
                    return "api/added";
                }
                case ApiClients.ClientOutcome.NameTaken _ ->
                        form = form.check("name", _ -> false, "api.clients.name.taken");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(form, new ListPart(PATH, 1), texts, model);
    }

    @PostMapping("/desk/api-clients/{id}/end")
    String end(@PathVariable UUID id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(MANAGE);
        next.addFlashAttribute(
                "notice", clients.end(id) ? "api.clients.ended" : "api.clients.ended-before");
        return "redirect:/desk/api-clients";
    }

    private String show(Form form, ListPart part, PageTexts texts, Model model) {
        var today = clients.today();
        var lately = calls.lately(today);
        model.addAttribute("form", form);
        var all = clients.list();
        var paging = part.of(all.size());
        model.addAttribute("paging", paging);
        model.addAttribute(
                "rows", paging.of(all).stream().map(it -> row(it, today, lately, texts)).toList());
        model.addAttribute(
                "scopes",
                scopes.stream().map(it -> new Choice(it.name(), name(it, texts))).toList());
        model.addAttribute("guests", lately.getOrDefault(ApiCalls.GUEST, 0L));
        model.addAttribute("residents", lately.getOrDefault(ApiCalls.RESIDENT, 0L));
        return "api/clients";
    }

    private Row row(ApiClient it, LocalDate today, Map<String, Long> lately, PageTexts texts) {
        var ended = it.endedOn();
        return new Row(
                it.id(),
                it.name(),
                it.contact(),
                it.purpose(),
                scopes.stream()
                        .filter(scope -> it.scopes().contains(scope.name()))
                        .map(scope -> name(scope, texts))
                        .toList(),
                texts.number(lately.getOrDefault(it.id().toString(), 0L)),
                texts.day(ended == null ? it.validUntil() : ended),
                it.mayCall(today));
    }

    private String name(ApiScope scope, PageTexts texts) {
        return subjects.withPurpose(scope.purpose())
                .flatMap(it -> texts.find(it.name() + ".purpose." + scope.purpose()))
                .orElse(scope.name());
    }

    private ApiClient client(Form form, Set<String> scope) {
        var known = scopes.stream().map(ApiScope::name).collect(Collectors.toSet());
        return new ApiClient(
                UUID.randomUUID(),
                form.value("name"),
                form.value("contact"),
                form.value("purpose"),
                scope.stream().filter(known::contains).collect(Collectors.toSet()),
                Integer.parseInt(form.value("minute")),
                Integer.parseInt(form.value("day")),
                LocalDate.parse(form.value("until")),
                null);
    }

    private static boolean isQuota(String typed) {
        return typed.matches("[1-9][0-9]{0,7}");
    }

    /// From today on, five years at most: a key that nobody looks at ends by itself.
    private boolean isLastDay(String typed) {
        try {
            var day = LocalDate.parse(typed);
            return !day.isBefore(clients.today()) && !day.isAfter(clients.today().plusYears(5));
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
