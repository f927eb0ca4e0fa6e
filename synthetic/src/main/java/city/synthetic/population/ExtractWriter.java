// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.Progress;
import city.synthetic.record.EducationJson;
import city.synthetic.record.JsonBytes;
import city.synthetic.record.PersonJson;
import city.synthetic.record.RegisterPerson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/// Writes what the registers hand over once, before changes flow.
public final class ExtractWriter {
    private static final int CHUNK = 4096;

    private final Population population;

    /// @param population whose people to write
    public ExtractWriter(Population population) {
        this.population = population;
    }

    /// Writes all people, one `perustiedot` element a line; chunks are made side by side and written in
    /// order.
    public void people(Path file, Progress progress) {
        int ahead = 2 * Runtime.getRuntime().availableProcessors();
        var chunks = new ArrayDeque<CompletableFuture<byte[]>>();
        int next = 0;
        int written = 0;
        try (var out = Files.newOutputStream(file)) {
            while (written < population.size()) {
                while (next < population.size() && chunks.size() < ahead) {
                    int from = next;
                    int to = Math.min(from + CHUNK, population.size());
                    chunks.add(CompletableFuture.supplyAsync(() -> chunk(from, to)));
                    next = to;
                }
                out.write(chunks.remove().join());
                written = Math.min(written + CHUNK, population.size());
                progress.report("extract", (double) written / population.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] chunk(int from, int to) {
        var out = new JsonBytes();
        var person = new RegisterPerson();
        for (int i = from; i < to; i++) {
            PersonJson.person(out, population.fill(person, i), null);
            out.newLine();
        }
        return out.toByteArray();
    }

    /// Writes all education records, one a line.
    public void education(Path file) {
        var json = new JsonBytes();
        try (var out = buffered(file)) {
            for (var record : population.educationRecords()) {
                EducationJson.record(json.clear(), record);
                json.newLine().writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the city's buildings as comma separated values.
    public void buildings(Path file) {
        try (var out = buffered(file)) {
            line(
                    out,
                    "building_id,easting,northing,postal_code,street_fi,street_sv,house_number,dwellings");
            for (int i = 0; i < population.buildingCount(); i++) {
                if (population.easting(i) == 0) {
                    continue; // elsewhere
                }
                var address = population.address(i, 0, 0);
                line(
                        out,
                        "%s,%d,%d,%s,%s,%s,%s,%d"
                                .formatted(
                                        address.buildingId(),
                                        population.easting(i),
                                        population.northing(i),
                                        address.postalCode(),
                                        address.streetFi(),
                                        address.streetSv(),
                                        address.houseNumber(),
                                        population.dwellings(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream buffered(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
