// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.authentication.custom.IdentityExtractor;
import dev.gatehouse.core.authentication.custom.IdentityPlace;
import dev.gatehouse.core.authentication.custom.IdentityText;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How callers of a plugin are recognized, in both forms of definitions. */
final class ExtractorMembers {
    private static final String BODY_LIMIT = "body_limit";

    static final Set<String> SWITCHES = Set.of(BODY_LIMIT);

    private final TypedMembers holder;
    private final TypedMembers extractor;
    private final TypedMembers config;
    private final TypedMembers own;
    private final Spelling spelling;

    private ExtractorMembers(TypedMembers holder, Spelling spelling, TypedMembers own) {
        this.holder = holder;
        this.extractor = holder.object(spelling.of("id_extractor"));
        this.config = extractor.object(spelling.of("extractor_config", "config"));
        this.own = own;
        this.spelling = spelling;
    }

    /**
     * Beside what is about who verifies.
     *
     * @param own switches of ours
     */
    static ExtractorMembers classic(TypedMembers middleware, TypedMembers own) {
        return new ExtractorMembers(middleware, Spelling.CLASSIC, own);
    }

    /**
     * In what is about who verifies.
     *
     * @param own switches of ours
     */
    static ExtractorMembers oas(TypedMembers check, TypedMembers own) {
        return new ExtractorMembers(check, Spelling.OAS, own);
    }

    /**
     * Reads it.
     *
     * @param counts whether the plugin is of a kind with which it counts
     */
    Optional<IdentityExtractor> read(boolean counts) {
        boolean off = spelling == Spelling.CLASSIC ? extractor.flag("disabled") : !extractor.flag("enabled");
        if (off || !asksForAnything()) {
            return Optional.empty();
        }
        if (!counts) {
            holder.note(spelling.of("id_extractor"), "has no effect with plugins of this kind");
            return Optional.empty();
        }
        return read();
    }

    private String from() {
        return spelling.of("extract_from", "source");
    }

    private String with() {
        return spelling.of("extract_with", "with");
    }

    private boolean asksForAnything() {
        return extractor.has(from()) || extractor.has(with());
    }

    private Optional<IdentityExtractor> read() {
        var place = place();
        var text = text();
        if (place.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        if (place.get() instanceof IdentityPlace.WholeBody && text.get() instanceof IdentityText.Whole) {
            // The original takes everybody for one and the same caller then.
            extractor.problem(with(), "tells callers apart by whole bodies: use regex or xpath");
            return Optional.empty();
        }
        return Optional.of(IdentityExtractor.of(place.get(), text.get()));
    }

    private Optional<IdentityPlace> place() {
        return switch (extractor.text(from())) {
            case "header" -> named(spelling.of("header_name")).map(IdentityPlace.Header::new);
            case "form" -> parameter().map(name -> new IdentityPlace.FormParameter(name, longest()));
            case "querystring" -> parameter().map(IdentityPlace.QueryParameter::new);
            case "body" -> Optional.of(new IdentityPlace.WholeBody(longest()));
            default -> {
                extractor.problem(from(), "must be header, form, querystring or body");
                yield Optional.empty();
            }
        };
    }

    private Optional<String> parameter() {
        return named(spelling.of("param_name", "formParamName"));
    }

    private int longest() {
        if (!own.has(BODY_LIMIT)) {
            return IdentityPlace.USUAL_BODY;
        }
        long bytes = own.whole(BODY_LIMIT);
        if (bytes < 1 || bytes > IdentityPlace.LONGEST_BODY) {
            own.problem(BODY_LIMIT, "must be 1 to " + IdentityPlace.LONGEST_BODY + " bytes");
            return IdentityPlace.USUAL_BODY;
        }
        return (int) bytes;
    }

    private Optional<String> named(String member) {
        var name = config.name(member);
        if (name.isEmpty()) {
            config.problem(member, "is missing");
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private Optional<IdentityText> text() {
        return switch (extractor.text(with())) {
            case "value" -> Optional.of(new IdentityText.Whole());
            case "regex" -> match();
            case "xpath" -> node();
            default -> {
                extractor.problem(with(), "must be value, regex or xpath");
                yield Optional.empty();
            }
        };
    }

    private Optional<IdentityText> match() {
        var member = spelling.of("regex_match_index", "regexpMatchIndex");
        long index = config.whole(member);
        if (index < 0 || index > IdentityText.Match.LAST_INDEX) {
            config.problem(member, "must be 0 to " + IdentityText.Match.LAST_INDEX);
            return Optional.empty();
        }
        return checked(
                spelling.of("regex_expression", "regexp"),
                expression -> new IdentityText.Match(expression, (int) index));
    }

    private Optional<IdentityText> node() {
        return checked(spelling.of("xpath_expression", "xPathExp"), IdentityText.Node::new);
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
