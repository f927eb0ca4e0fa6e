// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Holds answers of the interface against what `docs/openapi.json` says of them.
public final class Answers {
    private static final String DOCUMENT = "urn:city:openapi";

    private final SchemaRegistry schemas;
    private final List<String> paths;

    public Answers() throws IOException {
        var document = Files.readString(Path.of("../docs/openapi.json"));
        schemas =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        it -> it.schemas(Map.of(DOCUMENT, document)));
        paths =
                JsonMapper.shared()
                        .readTree(document)
                        .get("paths")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList();
    }

    /// Every address, such as `/api/v1/units/{id}`.
    public List<String> paths() {
        return paths;
    }

    /// What in an answer is not as described.
    ///
    /// @param path as described
    /// @param body of the answer 200 to GET
    public List<Error> faults(String path, String body) {
        var pointer =
                "#/paths/"
                        + path.replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
                        + "/get/responses/200/content/application~1json/schema";
        return schemas.getSchema(SchemaLocation.of(DOCUMENT + pointer))
                .validate(body, InputFormat.JSON);
    }
}
