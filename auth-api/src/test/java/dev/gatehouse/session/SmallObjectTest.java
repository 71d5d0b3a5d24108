// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SmallObjectTest {
    private static final SharedParts NOTHING_SHARED = new SharedParts() {
        @Override
        public <T> T shared(T part) {
            return part;
        }
    };

    private static Map<String, Object> copyOf(Map<String, Object> members) {
        return new Residue(members).members();
    }

    @Property
    void isEqualToTheMapItWasMadeFrom(@ForAll @Size(max = 60) Map<String, Integer> members) {
        var copy = copyOf(new HashMap<>(members));

        assertThat(copy).isEqualTo(members).hasSameHashCodeAs(members).hasSize(members.size());
        members.forEach((name, value) -> assertThat(copy).containsEntry(name, value));
    }

    @Test
    void keepsOrderAndNull() {
        var members = new LinkedHashMap<String, Object>();
        members.put("z", null);
        members.put("a", 1);

        assertThat(copyOf(members).toString()).isEqualTo("{z=null, a=1}");
        assertThat(copyOf(members)).containsKey("z").doesNotContainKey("b");
    }

    @Test
    void knowsNoOtherName() {
        assertThat(copyOf(Map.of("a", 1)).get("b")).isNull();
        assertThat(copyOf(Map.of("a", 1)).get(null)).isNull();
        assertThat(copyOf(Map.of("a", 1)).containsKey(null)).isFalse();
    }

    @Test
    void cannotBeChanged() {
        var copy = copyOf(Map.of("a", 1));

        assertThatThrownBy(() -> copy.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void doesNotChangeWithListsAndMapsInIt() {
        var inner = new ArrayList<>(List.of(1));
        var members = new HashMap<String, Object>(Map.of("list", inner, "map", new HashMap<>(Map.of("in", inner))));
        var copy = copyOf(members);

        inner.add(2);

        assertThat(copy).isEqualTo(Map.of("list", List.of(1), "map", Map.of("in", List.of(1))));
    }

    @Test
    void sharesNamesAndValuesThatThePoolFinds() {
        var pool = new HashMap<Object, Object>();
        SharedParts shared = new SharedParts() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T shared(T part) {
                return (T) pool.computeIfAbsent(part, same -> same);
            }
        };
        var one = new Residue(Map.of("list", List.of(1, 2))).sharing(shared);
        var other = new Residue(Map.of("list", List.of(1, 2))).sharing(shared);

        assertThat(one).isEqualTo(other);
        assertThat(one.get("list")).isSameAs(other.get("list"));
    }

    @Test
    void sharingChangesNothing() {
        var residue = new Residue(Map.of("a", 1, "b", List.of("c")));

        assertThat(residue.sharing(NOTHING_SHARED)).isEqualTo(residue);
        assertThat(Residue.none().sharing(NOTHING_SHARED)).isEqualTo(Residue.none());
    }
}
