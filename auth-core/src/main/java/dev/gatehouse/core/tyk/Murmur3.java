// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** MurmurHash3 x64-128 with seed 0, by its public description, and the original's shortened 32-bit form. */
final class Murmur3 {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private static final int BLOCK = 16;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private long h1;
    private long h2;

    private Murmur3() {}

    static Murmur3 x64(byte[] bytes) {
        var hash = new Murmur3();
        hash.blocks(bytes);
        hash.tail(bytes);
        hash.finish(bytes.length);
        return hash;
    }

    /** The first half. */
    long first() {
        return h1;
    }

    /** The second half. */
    long second() {
        return h2;
    }

    private void blocks(byte[] bytes) {
        for (int at = 0; at + BLOCK <= bytes.length; at += BLOCK) {
            mixFirst((long) LONGS.get(bytes, at));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            mixSecond((long) LONGS.get(bytes, at + Long.BYTES));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
    }

    private void mixFirst(long k) {
        h1 ^= Long.rotateLeft(k * C1, 31) * C2;
    }

    private void mixSecond(long k) {
        h2 ^= Long.rotateLeft(k * C2, 33) * C1;
    }

    private void tail(byte[] bytes) {
        int start = bytes.length / BLOCK * BLOCK;
        long first = 0;
        long second = 0;
        for (int i = bytes.length - 1; i >= start; i--) {
            int place = i - start;
            if (place >= Long.BYTES) {
                second |= (bytes[i] & 0xffL) << (8 * (place - Long.BYTES));
            } else {
                first |= (bytes[i] & 0xffL) << (8 * place);
            }
        }
        mixSecond(second);
        mixFirst(first);
    }

    private void finish(int length) {
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = avalanche(h1);
        h2 = avalanche(h2);
        h1 += h2;
        h2 += h1;
    }

    private static long avalanche(long k) {
        long mixed = (k ^ (k >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** The original's 32-bit form: whole blocks only, so that the last one to three bytes do not count at all. */
    static int truncated32(byte[] bytes) {
        int hash = 0;
        for (int at = 0; at + Integer.BYTES <= bytes.length; at += Integer.BYTES) {
            int k = Integer.rotateLeft((int) INTS.get(bytes, at) * 0xcc9e2d51, 15) * 0x1b873593;
            hash = Integer.rotateLeft(hash ^ k, 13) * 5 + 0xe6546b64;
        }
        return hash;
    }
}
