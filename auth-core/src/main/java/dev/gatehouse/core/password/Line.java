// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

/** Some who wait. Not thread-safe. */
sealed interface Line permits Row, Circle {
    void add(Waiter waiter);

    void remove(Waiter waiter);

    /** Takes out whose turn it is. Somebody must be there. */
    Waiter next();

    /** Who goes if somebody has to: of those who are most the last one. Of equally many, those whom the newcomer joined. */
    Waiter lastOfMost(Waiter newcomer);

    int size();
}
