// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.shared.ContactLanguages;
import city.base.shared.EmailAddress;
import city.base.shared.Language;
import city.base.shared.OwnCity;
import city.base.shared.PhoneNumber;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.population.Address;
import city.heart.population.Population;
import city.heart.population.Resident;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How the city reaches me, and in which language: each thing with who said so and since when. I give, confirm
/// and end my own numbers and addresses; what the register alone knows is changed there.
@Controller
class ContactPage {
    /// Of one kind: enough for anybody, too few to fill a table with.
    private static final int MOST = 5;

    private static final Set<String> FACTS =
            Set.of(
                    "phone",
                    "e-mail",
                    "chosen channel",
                    "contact language",
                    "mother tongue",
                    "address");

    private final Profiles profiles;
    private final Population population;
    private final List<Language> languages;

    ContactPage(Profiles profiles, Population population, OwnCity city) {
        this.profiles = profiles;
        this.population = population;
        this.languages = city.languages();
    }

    /// A number or address.
    ///
    /// @param source who said so, and since when, in one sentence
    /// @param confirmed said by the person and in use: there is nothing to confirm
    record Point(long id, String value, String source, boolean working, boolean confirmed) {}

    /// @param language in which the city writes now and why, in one sentence
    /// @param languages to choose from
    /// @param channelSince since when the channel is chosen; null where none is
    /// @param address null where the register has none
    record View(
            String language,
            List<Choice> languages,
            @Nullable String channelSince,
            List<Choice> channels,
            List<Point> phones,
            List<Point> emails,
            @Nullable String address) {
        /// What a new number or address can stand instead of.
        public List<Choice> insteadOf(List<Point> points) {
            return points.stream()
                    .map(it -> new Choice(Long.toString(it.id()), it.value()))
                    .toList();
        }
    }

    @GetMapping("/my/contact")
    String show(SignedIn.Resident me, PageTexts texts, Model model) {
        return show(me, contact(me), Form.empty(), texts, model);
    }

    @PostMapping("/my/contact/language")
    String language(
            @RequestParam Map<String, String> sent,
            SignedIn.Resident me,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var chosen = Form.of(sent).value("language");
        var language = languages.stream().filter(it -> it.code().equals(chosen)).findFirst();
        var form =
                Form.of(sent)
                        .check(
                                "language",
                                it -> it.isEmpty() || language.isPresent(),
                                "profile.contact.unknown");
        if (!form.isOk()) {
            return again(me, contact(me), form, texts, model, response);
        }
        profiles.chooseLanguage(me.id(), language.orElse(null));
        return saved(next);
    }

    @PostMapping("/my/contact/channel")
    String channel(
            @RequestParam Map<String, String> sent,
            SignedIn.Resident me,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contact = contact(me);
        var chosen = Form.of(sent).value("channel");
        var channel =
                Stream.of(Channel.values())
                        .filter(it -> it.name().equals(chosen))
                        .findFirst()
                        .orElse(null);
        var form =
                Form.of(sent)
                        .check(
                                "channel",
                                it -> it.isEmpty() || channel != null,
                                "profile.contact.unknown");
        if (!form.isOk()) {
            return again(me, contact, form, texts, model, response);
        }
        if ((channel == Channel.SMS || channel == Channel.EMAIL)
                && contact.working(channel).isEmpty()) {
            return again(
                    me,
                    contact,
                    form.check(
                            "channel",
                            _ -> false,
                            channel == Channel.SMS
                                    ? "profile.contact.channel.no-phone"
                                    : "profile.contact.channel.no-email"),
                    texts,
                    model,
                    response);
        }
        profiles.chooseChannel(me.id(), channel);
        return saved(next);
    }

    @PostMapping("/my/contact/phone")
    String phone(
            @RequestParam Map<String, String> sent,
            SignedIn.Resident me,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var number = PhoneNumber.of(Form.of(sent).value("phone"));
        return give(Channel.SMS, "phone", number, sent, me, texts, model, response, next);
    }

    @PostMapping("/my/contact/email")
    String email(
            @RequestParam Map<String, String> sent,
            SignedIn.Resident me,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var address = Optional.of(Form.of(sent).value("email")).filter(EmailAddress::isOne);
        return give(Channel.EMAIL, "email", address, sent, me, texts, model, response, next);
    }

    @PostMapping("/my/contact/points/{id}/end")
    String end(@PathVariable long id, SignedIn.Resident me, RedirectAttributes next) {
        if (!profiles.end(me.id(), id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return saved(next);
    }

    /// A point that somebody else ended meanwhile is left ended.
    @PostMapping("/my/contact/points/{id}/confirm")
    String confirm(@PathVariable long id, SignedIn.Resident me, RedirectAttributes next) {
        contact(me).points().stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .ifPresent(it -> profiles.give(me.id(), it.channel(), it.value(), null));
        return saved(next);
    }

    /// @param field whose form it is; `<field>-instead` names the point that it replaces
    /// @param value empty where what was typed is none
    private String give(
            Channel channel,
            String field,
            Optional<String> value,
            Map<String, String> sent,
            SignedIn.Resident me,
            PageTexts texts,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        var contact = contact(me);
        var known = contact.points().stream().filter(it -> it.channel() == channel).toList();
        var instead =
                known.stream()
                        .filter(it ->
                                Long.toString(it.id())
                                        .equals(sent.getOrDefault(field + "-instead", "")))
                        .findFirst();
        var more =
                instead.isEmpty()
                        && known.stream().noneMatch(it -> it.value().equals(value.orElse("")));
        var form =
                Form.of(sent)
                        .check(field, _ -> value.isPresent(), "profile.contact." + field + ".fault")
                        .check(field, _ -> !more || known.size() < MOST, "profile.contact.many");
        if (!form.isOk()) {
            return again(me, contact, form, texts, model, response);
        }
        profiles.give(
                me.id(), channel, value.orElseThrow(), instead.map(ContactPoint::id).orElse(null));
        return saved(next);
    }

    private static String saved(RedirectAttributes next) {
        next.addFlashAttribute("notice", "profile.contact.saved");
        return "redirect:/my/contact";
    }

    private Contact contact(SignedIn.Resident me) {
        return profiles.contactOf(me.id(), own(me));
    }

    private static Use own(SignedIn.Resident me) {
        return new Use(Actor.resident(me.id()), "resident", "own-data", Basis.DUTY, null, FACTS);
    }

    private String again(
            SignedIn.Resident me,
            Contact contact,
            Form form,
            PageTexts texts,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(me, contact, form, texts, model);
    }

    private String show(
            SignedIn.Resident me, Contact contact, Form form, PageTexts texts, Model model) {
        var self = population.find(me.id(), own(me));
        var now = new HashMap<String, String>();
        now.put("language", code(contact.language()));
        now.put("channel", contact.chosen() == null ? "" : contact.chosen().name());
        model.addAttribute("form", form.withProposed(now));
        model.addAttribute("contact", view(contact, self, texts));
        return "profile/contact";
    }

    private View view(Contact contact, Optional<Resident> self, PageTexts texts) {
        var chosenOn = contact.chosenOn();
        return new View(
                language(contact, self, texts),
                choices(
                        "profile.contact.language.none",
                        texts,
                        languages.stream().map(it -> new Choice(it.code(), named(it)))),
                chosenOn == null ? null : texts.text("profile.contact.chosen", texts.day(chosenOn)),
                choices(
                        "profile.contact.channel.none",
                        texts,
                        Stream.of(Channel.values())
                                .map(it ->
                                        new Choice(
                                                it.name(),
                                                texts.text("profile.contact.channel." + it)))),
                points(contact, Channel.SMS, texts),
                points(contact, Channel.EMAIL, texts),
                self.map(Resident::address).map(it -> line(it, texts)).orElse(null));
    }

    private static List<Choice> choices(String none, PageTexts texts, Stream<Choice> others) {
        var all = new ArrayList<Choice>();
        all.add(new Choice("", texts.text(none)));
        others.forEach(all::add);
        return all;
    }

    private String language(Contact contact, Optional<Resident> self, PageTexts texts) {
        var chosen = contact.language();
        var chosenOn = contact.languageOn();
        if (chosen != null && chosenOn != null) {
            return texts.text(
                    "profile.contact.language.chosen", named(chosen), texts.day(chosenOn));
        }
        var in =
                ContactLanguages.of(
                        null,
                        self.map(Resident::contactLanguage).orElse(null),
                        self.map(Resident::motherTongue).orElse(null),
                        languages::contains);
        var beside = in.beside();
        return beside == null
                ? texts.text("profile.contact.language.register", named(in.first()))
                : texts.text(
                        "profile.contact.language.register-both", named(in.first()), named(beside));
    }

    private static String code(@Nullable Language language) {
        return language == null ? "" : language.code();
    }

    /// As its speakers call it.
    static String named(Language language) {
        var name = language.locale().getDisplayLanguage(language.locale());
        return name.substring(0, 1).toUpperCase(language.locale()) + name.substring(1);
    }

    private static List<Point> points(Contact contact, Channel channel, PageTexts texts) {
        return contact.points().stream()
                .filter(it -> it.channel() == channel)
                .map(it ->
                        new Point(
                                it.id(),
                                it.value(),
                                source(it, texts),
                                it.working(),
                                it.working() && it.source().equals(Profiles.SELF)))
                .toList();
    }

    static String source(ContactPoint it, PageTexts texts) {
        var since = texts.day(it.since());
        return texts.find("profile.contact.source." + it.source(), since)
                .orElseGet(() -> texts.text("profile.contact.source", since, it.source()));
    }

    static String line(Address it, PageTexts texts) {
        return Stream.of(it.street(texts.language()), it.post(texts.language()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
