// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.tyk.TykApi.Listen;
import dev.gatehouse.core.tyk.TykApi.Upstream;
import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.Cors;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.hook.Hooks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A classic definition. */
final class ClassicForm implements DefinitionForm {
    private static final Set<String> PROTOCOLS = Set.of("", "http", "https");
    private static final Set<String> NEVER = Set.of("", "-1");

    private final TypedMembers root;
    private final TypedMembers proxy;
    private final PluginMembers plugins;
    private final ClassicAuth auth;
    private final ClassicRates rates;
    private final TykDefinitionSettings settings;
    private final Findings findings;

    ClassicForm(TypedMembers root, TykDefinitionSettings settings, Findings findings) {
        this.root = root;
        this.proxy = root.object("proxy");
        this.plugins = new PluginMembers(settings.plugins());
        this.auth = new ClassicAuth(root, plugins);
        this.rates = new ClassicRates(root, settings, findings);
        this.settings = settings;
        this.findings = findings;
    }

    @Override
    public void checkMembers() {
        ClassicMembers.TABLE.check(root, auth.isOpen(), findings);
        if (root.flag("enable_context_vars")) {
            root.note("enable_context_vars", "counts for secrets of token signatures alone");
        }
        if (!PROTOCOLS.contains(root.text("protocol"))) {
            root.problem("protocol", "must be http or https");
        }
        if (!NEVER.contains(root.text("expiration"))) {
            root.problem("expiration", "asks for something that is not supported");
        }
    }

    @Override
    public String id() {
        return Places.id(root.text("api_id"), root.at().member("api_id"), findings);
    }

    @Override
    public String name() {
        return root.text("name");
    }

    @Override
    public String organization() {
        return root.text("org_id");
    }

    @Override
    public boolean active() {
        // Where the member is missing the original serves the API, too.
        return !root.has("active") || root.flag("active");
    }

    @Override
    public TykEventHandlers events() {
        return EventMembers.classic(root);
    }

    @Override
    public Listen listen() {
        var claimed = root.flag("domain_disabled") ? "" : root.text("domain");
        var domain = Places.domain(claimed, settings.customDomains(), root.at().member("domain"), findings);
        var at = proxy.at().member("listen_path");
        return Places.listen(domain, proxy.text("listen_path"), proxy.flag("strip_listen_path"), at, findings);
    }

    @Override
    public Upstream upstream() {
        var target = proxy.text("target_url");
        var at = proxy.at().member("target_url");
        return Places.upstream(target, proxy.flag("preserve_host_header"), active(), at, findings)
                .signedBy(
                        SigningMembers.classic(root.object("request_signing"), root.texts("hmac_allowed_algorithms")));
    }

    @Override
    public AuthRequirement requirement() {
        return auth.requirement();
    }

    @Override
    public List<CredentialLocation> stripped() {
        return auth.stripped();
    }

    @Override
    public Hooks hooks() {
        var middleware = root.object("custom_middleware");
        return new Hooks(
                plugins.hooks(PluginMembers.enabled(middleware.objects("pre"), true), "name"),
                plugins.hooks(PluginMembers.enabled(middleware.objects("post_key_auth"), true), "name"));
    }

    @Override
    public ApiVersions versions() {
        return new ClassicVersions(root, new ClassicOpenPaths(settings, findings), rates).read();
    }

    @Override
    public ApiLimits limits() {
        return rates.ofApi();
    }

    @Override
    public Optional<Cors> cors() {
        var rules = root.object("CORS");
        return rules.flag("enable") ? Optional.of(new CorsReader(rules, Spelling.CLASSIC).read()) : Optional.empty();
    }

    @Override
    public TykErrorRules errors() {
        return root.flag("error_overrides_disabled")
                ? TykErrorRules.none()
                : new ErrorRuleReader(Spelling.CLASSIC, findings).read(root.object("error_overrides"));
    }

    @Override
    public ApiLifetime keys() {
        var time = Duration.ofSeconds(Math.max(0, root.whole("session_lifetime")));
        return new ApiLifetime(time, root.flag("session_lifetime_respects_key_expiration"));
    }

    @Override
    public boolean quotasKept() {
        return root.flag("dont_set_quota_on_create");
    }
}
