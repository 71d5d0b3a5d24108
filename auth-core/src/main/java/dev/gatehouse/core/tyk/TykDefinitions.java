// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.ProtectedApi;
import java.util.Optional;

/**
 * Reads API definitions of the original gateway: classic ones, and OpenAPI documents with its extension.
 *
 * @since 0.1
 */
public final class TykDefinitions {
    // Stands in where the id is wrong; such a definition is refused.
    private static final String NAMELESS = "-";

    private TykDefinitions() {}

    /**
     * Reads a definition. What it asks for and is not supported refuses it: no API is served weaker than it was meant.
     *
     * @param json the text of the definition
     * @param settings what the gateway's configuration says
     * @return what came out; never an exception, whatever the text is
     */
    public static LoadedDefinition read(String json, TykDefinitionSettings settings) {
        var findings = new Findings();
        var document = JsonText.members(json, findings);
        if (!findings.spotless()) {
            return new LoadedDefinition.Refused(Optional.empty(), Optional.empty(), findings.problems());
        }
        var form = document.names().contains(OasForm.EXTENSION)
                ? new OasForm(document, settings, findings)
                : new ClassicForm(document, settings, findings);
        form.checkMembers();
        var id = form.id();
        var builder = ProtectedApi.named(id.isEmpty() ? NAMELESS : id);
        OwnExtension.of(document).apply(builder);
        var api = read(form, builder, settings, findings);
        return findings.spotless() ? new LoadedDefinition.Served(api) : refused(id, api.listen(), findings);
    }

    private static TykApi read(
            DefinitionForm form, ProtectedApi.Builder builder, TykDefinitionSettings settings, Findings findings) {
        var listen = form.listen();
        builder.called(form.name())
                .organization(form.organization())
                .requires(form.requirement())
                .basePath(hasPath(listen) ? listen.path() : "/")
                .pathMatching(settings.pathMatching())
                .versions(form.versions())
                .limits(form.limits())
                .strip(form.stripped());
        form.cors().ifPresent(builder::cors);
        var events = form.events();
        var hooks = form.hooks();
        hooks.before().forEach(each -> builder.before(each.name(), each.hook()));
        hooks.after().forEach(each -> builder.afterAuthentication(each.name(), each.hook()));
        return new TykApi(
                builder.build(),
                listen,
                form.upstream(),
                form.errors(),
                form.keys(),
                form.quotasKept(),
                form.active(),
                events,
                // Last, for every question above may add some.
                findings.notes());
    }

    private static LoadedDefinition refused(String id, TykApi.Listen listen, Findings findings) {
        return new LoadedDefinition.Refused(
                Optional.of(id).filter(Places::isName),
                Optional.of(listen).filter(TykDefinitions::hasPath),
                findings.problems());
    }

    private static boolean hasPath(TykApi.Listen listen) {
        return listen.path().startsWith("/");
    }
}
