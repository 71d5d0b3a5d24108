// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.core.tyk.TykApi;
import dev.gatehouse.examples.gateway.control.ServedApis;
import dev.gatehouse.examples.gateway.settings.Definitions;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The definitions of the last complete reading. */
final class LoadedApis implements ServedApis {
    private final Definitions settings;
    private final Function<TykApi, Site.Served> sites;
    private final Consumer<Collection<TykApi>> afterwards;
    private volatile Loaded current = Loaded.nothing();

    LoadedApis(Definitions settings, Function<TykApi, Site.Served> sites, Consumer<Collection<TykApi>> afterwards) {
        this.settings = settings;
        this.sites = sites;
        this.afterwards = afterwards;
    }

    @Override
    public List<Entry> entries() {
        return current.entries();
    }

    Routes routes() {
        return current.routes();
    }

    @Override
    public synchronized void reload() {
        current = new Loading(settings, sites, current).all(DefinitionTexts.of(settings));
        afterwards.accept(current.entries().stream()
                .flatMap(entry -> entry.served().stream())
                .toList());
    }
}
