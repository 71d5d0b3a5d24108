// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.core.authentication.Requirement.Outcome.Found;
import dev.gatehouse.core.authentication.basic.BasicAuthenticator;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.custom.CustomAuthenticator;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureAuthenticator;
import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.signature.SignatureAuthenticator;
import dev.gatehouse.core.authentication.signature.SignatureRules;
import dev.gatehouse.core.authentication.token.TokenAuthenticator;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureCheck;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.definition.ProtectedApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves the requirement of an API. A new method is one line here. Methods with equal rules are
 * one method: it runs once for a request, and all parts of the requirement share what it found.
 *
 * @since 0.1
 */
public final class Authenticators {
    private final ProtectedApi api;
    private final Means means;
    private final Map<MethodRules, Part> methods = new HashMap<>();

    private Authenticators(ProtectedApi api, Means means) {
        this.api = api;
        this.means = means;
    }

    /**
     * Resolves a requirement.
     *
     * @param api the API, which is not keyless
     * @param means what methods work with
     * @return all that the API requires
     * @throws IllegalArgumentException if a method is unknown
     */
    public static Requirement of(ProtectedApi api, Means means) {
        var resolving = new Authenticators(api, means);
        if (api.requirement() instanceof AuthRequirement.One one) {
            var method = resolving.method(one.rules());
            return (request, trace) -> new Found(method.authenticate(request, trace));
        }
        if (api.requirement() instanceof AuthRequirement.Optionally optionally) {
            var part = resolving.resolve(optionally.part());
            return new Optionally(part, List.copyOf(resolving.methods.values()));
        }
        var whole = resolving.resolve(api.requirement());
        int count = resolving.methods.size();
        return (request, trace) -> new Found(whole.prove(new Attempt(request, trace, count)));
    }

    private Part resolve(AuthRequirement requirement) {
        if (requirement instanceof AuthRequirement.One one) {
            return methods.computeIfAbsent(one.rules(), this::part);
        }
        if (requirement instanceof AuthRequirement.AllOf all) {
            return new AllOf(resolve(all.parts()), all.base());
        }
        if (requirement instanceof AuthRequirement.AnyOf any) {
            return new AnyOf(resolve(any.parts()), any.challenges());
        }
        throw new IllegalArgumentException(
                "API " + api.id() + " has nothing to prove in a place where something must be");
    }

    private List<Part> resolve(List<AuthRequirement> parts) {
        return parts.stream().map(this::resolve).toList();
    }

    private Part part(MethodRules rules) {
        int number = methods.size();
        var method = method(rules);
        return attempt -> attempt.of(number, method);
    }

    private Authenticator method(MethodRules rules) {
        if (rules instanceof TokenRules token) {
            var signatures =
                    token.signature().map(rule -> new TokenSignatureCheck(rule, api, means.naming(), means.clock()));
            return new TokenAuthenticator(token, api, means.sessions(), signatures);
        }
        if (rules instanceof CustomRules custom) {
            return new CustomAuthenticator(custom, api, means.made(), means.clock());
        }
        if (rules instanceof BasicRules basic) {
            return new BasicAuthenticator(basic, api, means.sessions(), means.passwords());
        }
        if (rules instanceof SignatureRules signature) {
            return new SignatureAuthenticator(
                    signature, api, means.sessions(), means.verificationKeys(), means.clock());
        }
        if (rules instanceof MessageSignatureRules signature) {
            return new MessageSignatureAuthenticator(
                    signature, api, means.sessions(), means.verificationKeys(), means.clock());
        }
        throw new IllegalArgumentException("API " + api.id() + " requires an unknown method: " + rules.method());
    }
}
