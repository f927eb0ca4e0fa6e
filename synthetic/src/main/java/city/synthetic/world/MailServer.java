// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server (RFC 5321) on loopback that keeps mail under its `Message-ID` and delivers none. It
/// knows every address but those whose name begins with `nobody`. Mail that it cannot keep now it refuses
/// for now (451), so that whoever sent it tries again.
public final class MailServer implements AutoCloseable {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>]+)>");

    private final SMTPServer server;

    private MailServer(SMTPServer server) {
        this.server = server;
    }

    /// @param port 0 takes a free one
    public static MailServer start(Mailbox mailbox, int port) {
        BasicMessageListener keep =
                (_, _, to, data) -> {
                    if (to.startsWith("nobody")) {
                        throw new RejectException(550, "No such user here");
                    }
                    var content = new String(data, StandardCharsets.UTF_8);
                    var id = MESSAGE_ID.matcher(content);
                    if (!id.find()) {
                        throw new RejectException(554, "A mail has a Message-ID");
                    }
                    keep(mailbox, id.group(1), to, content);
                };
        var server =
                SMTPServer.port(port)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("localhost")
                        .softwareName("invented mail server")
                        .insertReceivedHeaders(false)
                        .messageHandler(keep)
                        .build();
        server.start();
        return new MailServer(server);
    }

    /// The SMTP library would answer whatever is thrown here with 554, which refuses for good.
    private static void keep(Mailbox mailbox, String id, String to, String content)
            throws RejectException {
        try {
            mailbox.keep(Received.Kind.MAIL, id, to, content);
        } catch (RuntimeException _) {
            throw new RejectException(451, "Try again later");
        }
    }

    /// @return `smtp://127.0.0.1:port`
    public URI uri() {
        return URI.create("smtp://127.0.0.1:" + server.getPortAllocated());
    }

    @Override
    public void close() {
        server.stop();
    }
}
