package io.swarmstead.spec;

/** Clouds for the tests of every package. */
public final class Specs {
    private static final String HEAD = "cloud: garage\ndomain: cloud.example.com\n";

    private Specs() {}

    /** The cloud of this file, which has to be valid. */
    public static CloudSpec of(String text) {
        return Texts.valid(text);
    }

    /** alpha, beta and gamma with the VIP 10.0.0.100, and these lines besides. */
    public static CloudSpec threeHosts(String... lines) {
        return of(Texts.THREE_HOSTS + "vip: {address: 10.0.0.100}\n" + String.join("\n", lines));
    }

    /** alpha alone. */
    public static CloudSpec oneHost(String... lines) {
        return of(Texts.ONE_HOST + String.join("\n", lines));
    }

    /** Three managers and delta, a worker. */
    public static CloudSpec fourHosts(String... lines) {
        return of(HEAD
                + "hosts: {alpha: 10.0.0.11, beta: 10.0.0.12, gamma: 10.0.0.13, delta: 10.0.0.14}\n"
                + "vip: {address: 10.0.0.100}\n"
                + String.join("\n", lines));
    }
}
