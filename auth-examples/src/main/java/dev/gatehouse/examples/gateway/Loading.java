// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.core.tyk.LoadedDefinition;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.core.tyk.TykApi;
import dev.gatehouse.core.tyk.TykDefinitions;
import dev.gatehouse.examples.gateway.control.ServedApis.Entry;
import dev.gatehouse.examples.gateway.settings.Definitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of all definitions. What cannot be served takes its place all the same, so that nothing else does. */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final Definitions settings;
    private final Function<TykApi, Site.Served> sites;
    private final Map<String, Place> before;
    private final Map<Place, Route> routes = new LinkedHashMap<>();
    private final Map<String, String> namesById = new HashMap<>();
    private final Map<Place, String> namesByPlace = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** The places of the last reading tell where a definition belongs that has become unreadable. */
    Loading(Definitions settings, Function<TykApi, Site.Served> sites, Loaded before) {
        this.settings = settings;
        this.sites = sites;
        this.before = before.placesByName();
    }

    Loaded all(List<DefinitionText> texts) {
        texts.forEach(this::add);
        return new Loaded(new Routes(routes.values(), settings.strictRoutes()), entries, places);
    }

    private void add(DefinitionText text) {
        var definition = text.readable()
                ? TykDefinitions.read(text.json(), settings.reading())
                : refused(Optional.empty(), Optional.empty(), new Problem("", "the file cannot be read"));
        if (definition instanceof LoadedDefinition.Served served) {
            serve(text, served.api());
        } else {
            refuse(text, (LoadedDefinition.Refused) definition);
        }
    }

    private void serve(DefinitionText text, TykApi api) {
        api.notes().forEach(note -> LOG.warn("definition {}: {}", text.name(), note));
        var id = api.api().id().value();
        if (!api.active()) {
            entries.add(new Entry(text.name(), text.json(), id, Optional.of(api)));
            return;
        }
        try {
            requireUnclaimed(id, place(api.listen()));
            take(text.name(), new Route(place(api.listen()), sites.apply(api)));
            namesById.put(id, text.name());
            entries.add(new Entry(text.name(), text.json(), id, Optional.of(api)));
        } catch (IllegalArgumentException conflict) {
            var problem = new Problem("", String.valueOf(conflict.getMessage()));
            refuse(text, refused(Optional.of(id), Optional.of(api.listen()), problem));
        }
    }

    /** Which of two was meant cannot be told, so the first in order goes on and the other is refused. */
    private void requireUnclaimed(String id, Place place) {
        if (namesByPlace.containsKey(place)) {
            throw new IllegalArgumentException(
                    "its listen path " + place + " is that of definition " + namesByPlace.get(place));
        }
        if (namesById.containsKey(id)) {
            // A right to one would open the other.
            throw new IllegalArgumentException("its id " + id + " is that of definition " + namesById.get(id));
        }
    }

    private void refuse(DefinitionText text, LoadedDefinition.Refused refused) {
        refused.problems().forEach(problem -> LOG.error("definition {} is not served: {}", text.name(), problem));
        entries.add(new Entry(text.name(), text.json(), refused.apiId().orElse(""), Optional.empty()));
        refused.listen()
                .map(Loading::place)
                .or(() -> Optional.ofNullable(before.get(text.name())))
                .ifPresentOrElse(
                        place -> take(text.name(), new Route(place, new Site.Broken())),
                        () -> LOG.error("definition {} names no listen path that could say so", text.name()));
    }

    private void take(String name, Route route) {
        places.put(name, route.place());
        namesByPlace.putIfAbsent(route.place(), name);
        routes.putIfAbsent(route.place(), route);
    }

    private static LoadedDefinition.Refused refused(
            Optional<String> id, Optional<TykApi.Listen> listen, Problem problem) {
        return new LoadedDefinition.Refused(id, listen, List.of(problem));
    }

    private static Place place(TykApi.Listen listen) {
        return new Place(listen.domain(), listen.path());
    }
}
