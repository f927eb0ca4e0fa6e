// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

/// HTTP/1.1 over connections that are kept, for a load whose own price must not be seen in what it measures: requests
/// are bytes made beforehand, bodies are counted and thrown away.
final class KeptConnections implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final ConcurrentLinkedDeque<Kept> idle = new ConcurrentLinkedDeque<>();

    KeptConnections(int port) {
        this.port = port;
    }

    /// What came back.
    ///
    /// @param bytes of the body, as sent
    record Answer(int status, long bytes) {}

    /// Sends a request and reads its answer to the end. One that the server closed while it was idle is opened anew.
    Answer send(byte[] request) throws IOException {
        var kept = idle.pollFirst();
        if (kept != null) {
            try {
                return send(kept, request);
            } catch (EOFException | java.net.SocketException closedMeanwhile) {
                kept.close();
            }
        }
        return send(new Kept(port), request);
    }

    private Answer send(Kept kept, byte[] request) throws IOException {
        try {
            kept.socket.getOutputStream().write(request);
            var answer = kept.answer();
            if (kept.stays) {
                idle.addFirst(kept);
            } else {
                kept.close();
            }
            return answer;
        } catch (IOException e) {
            kept.close();
            throw e;
        }
    }

    @Override
    public void close() {
        for (var it = idle.poll(); it != null; it = idle.poll()) {
            it.close();
        }
    }

    private static final class Kept {
        final Socket socket = new Socket();
        private final InputStream in;
        private final byte[] buffer = new byte[16_384];
        private int from;
        private int to;
        boolean stays = true;

        Kept(int port) throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    (int) PATIENCE.toMillis());
            in = socket.getInputStream();
        }

        Answer answer() throws IOException {
            var status = Integer.parseInt(line().substring(9, 12));
            var length = 0L;
            var chunked = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring(15).strip());
                } else if (lower.startsWith("transfer-encoding:")) {
                    chunked = lower.endsWith("chunked");
                } else if (lower.equals("connection: close")) {
                    stays = false;
                }
            }
            if (!chunked) {
                skip(length);
                return new Answer(status, length);
            }
            length = 0;
            for (var part = chunk(); part > 0; part = chunk()) {
                skip(part);
                line();
                length += part;
            }
            line();
            return new Answer(status, length);
        }

        private long chunk() throws IOException {
            return Long.parseLong(line(), 16);
        }

        private void skip(long bytes) throws IOException {
            for (var left = bytes; left > 0; ) {
                fill();
                var taken = (int) Math.min(left, to - from);
                from += taken;
                left -= taken;
            }
        }

        private String line() throws IOException {
            var text = new StringBuilder(80);
            while (true) {
                fill();
                var end = from;
                while (end < to && buffer[end] != '\n') {
                    end++;
                }
                text.append(new String(buffer, from, end - from, StandardCharsets.ISO_8859_1));
                from = Math.min(end + 1, to);
                if (end < to) {
                    return text.toString().strip();
                }
            }
        }

        private void fill() throws IOException {
            if (from == to) {
                from = 0;
                to = in.read(buffer);
                if (to <= 0) {
                    to = 0;
                    throw new EOFException();
                }
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException gone) {
                // It is thrown away in any case.
            }
        }
    }
}
