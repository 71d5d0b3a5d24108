// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.CredentialLocation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The versions of a classic definition, and how a request chooses one. */
final class ClassicVersions {
    private static final String DEFAULT = "Default";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final TypedMembers data;
    private final TypedMembers choice;
    private final ClassicOpenPaths openPaths;
    private final ClassicRates rates;

    ClassicVersions(TypedMembers root, ClassicOpenPaths openPaths, ClassicRates rates) {
        this.data = root.object("version_data");
        this.choice = root.object("definition");
        this.openPaths = openPaths;
        this.rates = rates;
    }

    ApiVersions read() {
        return data.flag("not_versioned") ? single() : several();
    }

    private ApiVersions single() {
        var versions = data.object("versions").entries();
        if (versions.size() > 1 && !versions.containsKey(DEFAULT)) {
            data.problem("versions", "has several entries, of which none is named " + DEFAULT);
        }
        var only = versions.size() == 1 ? versions.values().iterator().next() : versions.get(DEFAULT);
        var rules = only == null ? ApiVersion.of(DEFAULT) : version(DEFAULT, only, null);
        return new ApiVersions.Single(rules);
    }

    private ApiVersions several() {
        var byName = new LinkedHashMap<String, ApiVersion>();
        data.object("versions").entries().forEach((name, version) -> byName.put(name, version(name, version)));
        if (byName.isEmpty()) {
            data.problem("versions", "has no entry, and not_versioned is not true");
        }
        var defaultName = data.text("default_version");
        if (!defaultName.isEmpty() && !byName.containsKey(defaultName)) {
            data.problem("default_version", "names a version that does not exist");
            defaultName = "";
        }
        return new ApiVersions.Several(
                selector(), byName, defaultName, choice.flag("fallback_to_default") && !defaultName.isEmpty());
    }

    private ApiVersion version(String name, TypedMembers version) {
        return version(name, version, end(version));
    }

    private ApiVersion version(String name, TypedMembers version, @Nullable Instant end) {
        var segment = choice.text("location").equals("url") && !data.flag("not_versioned") ? name : "";
        return new ApiVersion(name, openPaths.of(version, segment), rates.of(version, segment), end);
    }

    private static @Nullable Instant end(TypedMembers version) {
        var text = version.text("expires");
        if (text.isEmpty() || text.equals("-1")) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            version.problem("expires", "must be empty, -1 or a time such as 2030-12-31 23:59");
            return null;
        }
    }

    private ApiVersions.Selector selector() {
        var location = choice.text("location");
        if (location.equals("url")) {
            return new ApiVersions.FirstSegment();
        }
        var key = choice.name("key");
        if (!location.equals("header") && !location.equals("url-param")) {
            choice.problem("location", "must be header, url-param or url");
        } else if (key.isEmpty()) {
            choice.problem("key", "must name the header or parameter that holds the version");
        } else {
            boolean header = location.equals("header");
            return new ApiVersions.Named(header ? CredentialLocation.header(key) : CredentialLocation.query(key));
        }
        return new ApiVersions.FirstSegment();
    }
}
