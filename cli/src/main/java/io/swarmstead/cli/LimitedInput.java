package io.swarmstead.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is typed or piped in, which ends for us after as much as nobody types: answers and secrets are short. */
final class LimitedInput extends FilterInputStream {
    private int left;

    LimitedInput(InputStream input, int most) {
        super(input);
        left = most;
    }

    @Override
    public int read() throws IOException {
        int next = left > 0 ? super.read() : -1;
        left -= next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = left > 0 ? super.read(into, offset, Math.min(length, left)) : -1;
        left -= Math.max(0, read);
        return read;
    }
}
