// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.custom.IdentityExtractor;
import dev.gatehouse.core.authentication.custom.IdentityPlace;
import dev.gatehouse.core.authentication.custom.IdentityText;
import dev.gatehouse.core.tyk.PluginMembers.Names;
import java.util.Optional;
import java.util.function.Function;

/** How callers of a plugin are recognized, in both forms of definitions. */
final class ExtractorMembers {
    private final TypedMembers extractor;
    private final TypedMembers config;
    private final Spelled names;

    private ExtractorMembers(TypedMembers extractor, Spelled names) {
        this.extractor = extractor;
        this.config = extractor.object(names.config());
        this.names = names;
    }

    private record Spelled(
            String from, String with, String config, String header, String parameter, Expressions expressions) {
        private static final Spelled CLASSIC = new Spelled(
                "extract_from",
                "extract_with",
                "extractor_config",
                "header_name",
                "param_name",
                new Expressions("regex_expression", "regex_match_index", "xpath_expression"));
        private static final Spelled OAS = new Spelled(
                "source",
                "with",
                "config",
                "headerName",
                "formParamName",
                new Expressions("regexp", "regexpMatchIndex", "xPathExp"));
    }

    private record Expressions(String regex, String index, String path) {}

    /**
     * Reads it.
     *
     * @param middleware the object that holds it, itself or in the object about who verifies
     * @param counts whether the plugin is of a kind with which it counts
     */
    static Optional<IdentityExtractor> read(TypedMembers middleware, Names names, boolean counts) {
        boolean classic = names == Names.CLASSIC;
        var holder = classic ? middleware : middleware.object(names.check());
        var member = classic ? "id_extractor" : "idExtractor";
        var extractor = holder.object(member);
        boolean off = classic ? extractor.flag("disabled") : !extractor.flag("enabled");
        var reading = new ExtractorMembers(extractor, classic ? Spelled.CLASSIC : Spelled.OAS);
        if (off || !reading.asksForAnything()) {
            return Optional.empty();
        }
        if (!counts) {
            holder.note(member, "has no effect with plugins of this kind");
            return Optional.empty();
        }
        return reading.read();
    }

    private boolean asksForAnything() {
        return extractor.has(names.from()) || extractor.has(names.with());
    }

    private Optional<IdentityExtractor> read() {
        var place = place();
        var text = text();
        if (place.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        if (place.get() instanceof IdentityPlace.WholeBody && text.get() instanceof IdentityText.Whole) {
            // The original takes everybody for one and the same caller then.
            extractor.problem(names.with(), "tells callers apart by whole bodies: use regex or xpath");
            return Optional.empty();
        }
        return Optional.of(IdentityExtractor.of(place.get(), text.get()));
    }

    private Optional<IdentityPlace> place() {
        return switch (extractor.text(names.from())) {
            case "header" -> named(names.header()).map(IdentityPlace.Header::new);
            case "form" -> named(names.parameter()).map(IdentityPlace.FormParameter::new);
            case "querystring" -> named(names.parameter()).map(IdentityPlace.QueryParameter::new);
            case "body" -> Optional.of(new IdentityPlace.WholeBody());
            default -> {
                extractor.problem(names.from(), "must be header, form, querystring or body");
                yield Optional.empty();
            }
        };
    }

    private Optional<String> named(String member) {
        var name = config.name(member);
        if (name.isEmpty()) {
            config.problem(member, "is missing");
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private Optional<IdentityText> text() {
        return switch (extractor.text(names.with())) {
            case "value" -> Optional.of(new IdentityText.Whole());
            case "regex" -> match();
            case "xpath" -> node();
            default -> {
                extractor.problem(names.with(), "must be value, regex or xpath");
                yield Optional.empty();
            }
        };
    }

    private Optional<IdentityText> match() {
        var expressions = names.expressions();
        long index = config.whole(expressions.index());
        if (index < 0 || index > Integer.MAX_VALUE) {
            config.problem(expressions.index(), "is no index");
            return Optional.empty();
        }
        return checked(expressions.regex(), expression -> new IdentityText.Match(expression, (int) index));
    }

    private Optional<IdentityText> node() {
        return checked(names.expressions().path(), IdentityText.Node::new);
    }

    private Optional<IdentityText> checked(String member, Function<String, IdentityText> made) {
        try {
            return Optional.of(made.apply(config.text(member)));
        } catch (IllegalArgumentException unusable) {
            config.problem(member, "cannot be used: " + unusable.getMessage());
            return Optional.empty();
        }
    }
}
