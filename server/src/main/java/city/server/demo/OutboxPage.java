// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.web.PageTexts;
import city.heart.channel.Paragraphs;
import city.heart.message.SmsText;
import city.synthetic.world.Received;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What the outside world has received: only in a demonstration, and only on the machine it runs on,
/// since the messages hold their links.
@Controller
@ConditionalOnExpression(InventedWorld.EXISTS)
class OutboxPage {
    private static final int PAGE = 50;

    private final InventedWorld world;

    /// One thing that was received.
    ///
    /// @param kind `SMS`, `MAIL` or `LETTER`
    /// @param direction `rtl` or `ltr`
    /// @param segments of an SMS, else 0
    /// @param subject of a mail, else null
    /// @param paragraphs its text; of a letter empty: that is a page of its own
    public record Item(
            long number,
            String kind,
            String recipient,
            String at,
            int repeats,
            String direction,
            int segments,
            @Nullable String subject,
            List<List<Paragraphs.Piece>> paragraphs) {}

    /// @param next the number to go on from, or null at the end
    /// @param words searched for; empty for all
    public record View(List<Item> items, long count, @Nullable Long next, String words) {}

    OutboxPage(InventedWorld world) {
        this.world = world;
    }

    @GetMapping("/demo/outbox")
    String show(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(name = "q", defaultValue = "") String words,
            PageTexts texts,
            Model model) {
        var searched = !words.isBlank();
        var items =
                (searched
                                ? world.mailbox().search(words, PAGE)
                                : world.mailbox().list(before, PAGE))
                        .stream().map(it -> item(it, texts)).toList();
        var next = searched || items.size() < PAGE ? null : Long.valueOf(items.getLast().number());
        model.addAttribute("outbox", new View(items, world.mailbox().count(), next, words.strip()));
        return "demo/outbox";
    }

    /// A letter as it is printed.
    @GetMapping("/demo/outbox/{number}/letter")
    ResponseEntity<String> letter(@PathVariable long number) {
        return world.mailbox().list(number + 1, 1).stream()
                .filter(it -> it.number() == number && it.kind() == Received.Kind.LETTER)
                .findFirst()
                .map(it ->
                        ResponseEntity.ok()
                                .contentType(
                                        new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                                // The printed page brings its own few lines of style.
                                .header(
                                        "Content-Security-Policy",
                                        "default-src 'none'; style-src 'unsafe-inline'")
                                .body(it.content()))
                .orElse(ResponseEntity.notFound().build());
    }

    private static Item item(Received it, PageTexts texts) {
        var mail = it.kind() == Received.Kind.MAIL ? parse(it) : null;
        var text =
                switch (it.kind()) {
                    case SMS -> it.content();
                    case MAIL -> mail == null ? "" : mail.text;
                    case LETTER -> "";
                };
        return new Item(
                it.number(),
                it.kind().name(),
                it.recipient(),
                texts.moment(it.at()),
                it.repeats(),
                rightToLeft(text) ? "rtl" : "ltr",
                it.kind() == Received.Kind.SMS ? SmsText.segments(text) : 0,
                mail == null ? null : mail.subject,
                text.isEmpty() ? List.of() : Paragraphs.of(text));
    }

    private static boolean rightToLeft(String text) {
        return new java.text.Bidi(text, java.text.Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                        .getBaseLevel()
                == 1;
    }

    private record Mail(String subject, String text) {}

    private static Mail parse(Received it) {
        try {
            var mail =
                    new MimeMessage(
                            null,
                            new ByteArrayInputStream(
                                    it.content().getBytes(StandardCharsets.UTF_8)));
            var subject = mail.getSubject();
            return new Mail(subject == null ? "" : subject, text(mail));
        } catch (MessagingException | IOException _) {
            return new Mail("", it.content());
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                var text = text(each);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
