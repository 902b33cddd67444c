package io.swarmstead.lab;

/** The network of one lab, 10.213.{@code number}.0/24: the gateway first, the hosts from .11, the floating address at .100. */
public record Subnet(int number) {
    private static final String PREFIX = "10.213.";
    private static final int FIRST_HOST = 11;

    /** How many labs one machine can carry. */
    static final int COUNT = 255;

    public String range() {
        return at(0) + "/24";
    }

    public String gateway() {
        return at(1);
    }

    public String vip() {
        return at(100);
    }

    /** The address of the host at this place, counted from 0. */
    public String host(int index) {
        return at(FIRST_HOST + index);
    }

    /** What every address of it begins with. */
    String prefix() {
        return PREFIX + number + ".";
    }

    /** The network card that the host keeps across power cycles, as a real one does. */
    String hardware(int index) {
        return "02:53:54:%02x:00:%02x".formatted(number, FIRST_HOST + index);
    }

    String gatewayHardware() {
        return "02:53:54:%02x:00:01".formatted(number);
    }

    private String at(int last) {
        return prefix() + last;
    }
}
