package io.swarmstead.door;

import java.nio.ByteBuffer;

/**
 * What a guest is told.
 *
 * @param bytes as they are sent, HTTP's head among them
 * @param last whether he has to go then
 */
public record Answer(ByteBuffer bytes, boolean last) {
    public static Answer of(byte[] bytes, boolean last) {
        return new Answer(ByteBuffer.wrap(bytes), last);
    }
}
