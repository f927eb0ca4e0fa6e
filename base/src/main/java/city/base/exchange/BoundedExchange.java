// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One exchange over HTTP that ends in any case. The time of an [HttpRequest] counts up to the answer's head: a
/// partner that stalls in mid-body would be waited for without end.
public final class BoundedExchange {
    private BoundedExchange() {}

    /// Sends and reads the whole answer.
    ///
    /// @param whole the longest for everything, from connecting to the last byte
    /// @throws HttpTimeoutException when it took longer; the connection is closed
    /// @throws IOException when the partner could not be reached or broke off
    public static <T> HttpResponse<T> send(
            HttpClient client,
            HttpRequest request,
            HttpResponse.BodyHandler<T> body,
            Duration whole)
            throws IOException, InterruptedException {
        var answer = client.sendAsync(request, body);
        try {
            return answer.get(whole.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new HttpTimeoutException("The exchange took longer than " + whole);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(e.getCause());
        } finally {
            // Of one that is over nothing is left to cancel.
            answer.cancel(true);
        }
    }
}
