// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.examples.gateway.control.ServedApis.Entry;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.http.HttpAnswer;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /tyk/apis}. What is written here is served after the next reload. */
final class ApisPart implements ControlPart {
    private static final Logger LOG = LoggerFactory.getLogger(ApisPart.class);

    private final ServedApis apis;
    private final DefinitionFiles files;

    ApisPart(ServedApis apis, DefinitionFiles files) {
        this.apis = apis;
        this.files = files;
    }

    @Override
    public HttpAnswer answer(ControlCall call) {
        if (!isPage(call)) {
            return ControlAnswers.noSuchPage();
        }
        try {
            return switch (call.method()) {
                case "GET" -> call.id().isEmpty() ? list() : show(call.id());
                case "POST" -> written(call, "added");
                case "PUT" -> call.id().isEmpty() ? ControlAnswers.wrongMethod() : written(call, "modified");
                case "DELETE" -> call.id().isEmpty() ? ControlAnswers.wrongMethod() : delete(call.id());
                default -> ControlAnswers.wrongMethod();
            };
        } catch (UncheckedIOException unwritable) {
            LOG.error("a definition cannot be written", unwritable);
            return ControlAnswers.error(500, "The definition cannot be written");
        }
    }

    /** The original's own paths for OpenAPI documents do not exist here: that word is never an id. */
    private static boolean isPage(ControlCall call) {
        return call.below().size() <= 1 && !call.id().equals(DefinitionFiles.OPEN_API_PATH);
    }

    private HttpAnswer list() {
        var texts = apis.entries().stream().filter(ApisPart::isObject).map(Entry::json);
        return ControlAnswers.json(200, texts.collect(Collectors.joining(",", "[", "]")));
    }

    /** A file that is no JSON object is broken, and would break the list. */
    private static boolean isObject(Entry entry) {
        try {
            JsonText.readObject(entry.json());
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    private HttpAnswer show(String id) {
        return entry(id).map(entry -> ControlAnswers.json(200, entry.json())).orElseGet(ApisPart::unknown);
    }

    private Optional<Entry> entry(String id) {
        return apis.entries().stream()
                .filter(entry -> entry.apiId().equals(id) && isObject(entry))
                .findFirst();
    }

    private static HttpAnswer unknown() {
        return ControlAnswers.error(404, "API not found");
    }

    private HttpAnswer written(ControlCall call, String action) {
        var body = call.body();
        if (body.isEmpty()) {
            return ControlAnswers.error(413, "The body is too long");
        }
        try {
            return write(new Definition(JsonText.readObject(body.get())), call.id(), action);
        } catch (IllegalArgumentException broken) {
            return ControlAnswers.error(400, "Request malformed");
        }
    }

    private HttpAnswer write(Definition definition, String asked, String action) {
        if (!files.exist()) {
            return readOnly();
        }
        var id = definition.identified(asked.isEmpty() ? files.newId() : asked);
        if (!DefinitionFiles.isId(id)) {
            return ControlAnswers.error(
                    400, "An API id is letters, digits, - and _, at most 128, and not the word oas");
        }
        if (!asked.isEmpty() && !asked.equals(id)) {
            return ControlAnswers.error(400, "The API id of the definition is not the one of the path");
        }
        if (action.equals("modified") && entry(id).isEmpty()) {
            return unknown();
        }
        var problems = files.problems(definition.json());
        if (!problems.isEmpty()) {
            return ControlAnswers.error(
                    400, problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        boolean written = files.write(entry(id).map(Entry::file), id, definition.json());
        return written ? ControlAnswers.done(id, action) : taken();
    }

    private static HttpAnswer taken() {
        return ControlAnswers.error(409, "The file that this API would be written to holds another definition");
    }

    private static HttpAnswer readOnly() {
        return ControlAnswers.error(400, "The definitions of this gateway are not kept in a directory");
    }

    private HttpAnswer delete(String id) {
        if (!files.exist()) {
            return readOnly();
        }
        boolean deleted = entry(id).map(entry -> files.delete(entry.file())).orElse(false);
        return deleted ? ControlAnswers.done(id, "deleted") : unknown();
    }

    /** A definition on its way into a file. */
    private record Definition(ObjectNode content) {
        /** Its id, after one was given to it if it has none. */
        String identified(String otherwise) {
            var oas = content.path("x-tyk-api-gateway").path("info");
            var holder = oas instanceof ObjectNode info ? info : content;
            var member = oas instanceof ObjectNode ? "id" : "api_id";
            if (holder.path(member).asText("").isEmpty()) {
                holder.put(member, otherwise);
            }
            return holder.path(member).asText();
        }

        String json() {
            return JsonText.write(content);
        }
    }
}
