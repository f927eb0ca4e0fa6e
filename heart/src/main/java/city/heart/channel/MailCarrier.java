// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.heart.profile.Channel;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// E-mail by SMTP: text and HTML, `Message-ID` from the message's id and the date of queueing, so that
/// a repeat is the same mail.
@Component
public class MailCarrier implements Carrier {
    private static final String BETWEEN = "\n\n----------\n\n";

    private final Gateways gateways;
    private final GatewaySettings settings;
    private final LetterPage pages;

    MailCarrier(Gateways gateways, GatewaySettings settings, LetterPage pages) {
        this.gateways = gateways;
        this.settings = settings;
        this.pages = pages;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public HandOutcome hand(Dispatch dispatch) {
        return send(dispatch, pages.ofMail(dispatch));
    }

    /// As plain text alone: to somebody of whom the city knows no more than the address.
    public HandOutcome handPlain(Dispatch dispatch) {
        return send(dispatch, null);
    }

    /// @param html the same as a page; null where there is none
    private HandOutcome send(Dispatch dispatch, @Nullable String html) {
        var to = dispatch.destination();
        if (to == null) {
            return new HandOutcome.Never("no-address");
        }
        var sender = sender();
        if (sender == null) {
            return new HandOutcome.Later("no-gateway");
        }
        try {
            sender.send(mail(sender, dispatch, to, html));
            return new HandOutcome.Accepted();
        } catch (MailException e) {
            return refusedForGood(e)
                    ? new HandOutcome.Never("refused")
                    : new HandOutcome.Later("away");
        } catch (MessagingException _) {
            return new HandOutcome.Never("not-a-mail-address");
        }
    }

    private MimeMessage mail(
            JavaMailSenderImpl sender, Dispatch dispatch, String to, @Nullable String html)
            throws MessagingException {
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, "UTF-8");
        helper.setFrom(settings.from());
        helper.setTo(to);
        helper.setSubject(dispatch.subject());
        if (html == null) {
            helper.setText(dispatch.text(BETWEEN));
        } else {
            mail.setContent(new TextAndPage(dispatch.id(), dispatch.text(BETWEEN), html));
        }
        helper.setSentDate(Date.from(dispatch.queuedAt()));
        head(mail, dispatch.id(), dispatch.parts());
        return mail;
    }

    /// A text, and the same as a page for whose reader shows one (RFC 2046, 5.1.4). What stands between them follows
    /// from the message: sent twice, a mail is the same to the letter, and a server that knows its id takes it once.
    private static final class TextAndPage extends MimeMultipart {
        TextAndPage(UUID id, String text, String html) throws MessagingException {
            super("alternative");
            var type = new ContentType("multipart", "alternative", null);
            type.setParameter("boundary", "=_" + id);
            contentType = type.toString();
            var plain = new MimeBodyPart();
            plain.setText(text, "UTF-8");
            addBodyPart(plain);
            var page = new MimeBodyPart();
            page.setContent(html, "text/html; charset=UTF-8");
            addBodyPart(page);
        }
    }

    private void head(MimeMessage mail, UUID id, List<Dispatch.Part> parts)
            throws MessagingException {
        var domain = settings.from().substring(settings.from().indexOf('@') + 1);
        mail.setHeader("Message-ID", "<" + id + "@" + domain + ">");
        // RFC 3282: every language for whose reader it is meant.
        mail.setHeader(
                "Content-Language",
                parts.stream()
                        .map(it -> it.language().code())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        // RFC 3834: no holiday answers to this.
        mail.setHeader("Auto-Submitted", "auto-generated");
    }

    private @Nullable JavaMailSenderImpl sender() {
        var server = gateways.smtp();
        if (server == null) {
            return null;
        }
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(server.getScheme());
        sender.setHost(server.getHost());
        sender.setPort(server.getPort());
        if (server.getUserInfo() != null) {
            var login = server.getUserInfo().split(":", 2);
            sender.setUsername(login[0]);
            sender.setPassword(login.length == 2 ? login[1] : "");
        }
        var patience = new Properties();
        for (var what : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            patience.setProperty("mail." + server.getScheme() + "." + what, "10000");
        }
        if (server.getScheme().equals("smtp")) {
            // To another machine a mail leaves only encrypted (RFC 3207); between parts of one it
            // may not be asked.
            patience.setProperty("mail.smtp.starttls.enable", "true");
            patience.setProperty(
                    "mail.smtp.starttls.required", String.valueOf(!onThisMachine(server)));
            patience.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        }
        sender.setJavaMailProperties(patience);
        return sender;
    }

    private static boolean onThisMachine(URI server) {
        try {
            return InetAddress.getByName(server.getHost()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// A 5xx answer to the address or the mail (RFC 5321, 4.2.1); everything else may pass.
    private static boolean refusedForGood(MailException fault) {
        if (!(fault instanceof MailSendException sent)) {
            return false;
        }
        for (var each : sent.getMessageExceptions()) {
            for (Throwable it = each; it != null; it = next(it)) {
                var code =
                        it instanceof SMTPAddressFailedException address
                                ? address.getReturnCode()
                                : it instanceof SMTPSendFailedException send
                                        ? send.getReturnCode()
                                        : 0;
                if (code / 100 == 5) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable fault) {
        return fault instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : fault.getCause();
    }
}
