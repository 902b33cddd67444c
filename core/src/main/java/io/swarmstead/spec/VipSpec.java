package io.swarmstead.spec;

import java.util.Optional;

/**
 * The floating address of the cloud.
 *
 * @param address an unused IPv4 address of the hosts' own subnet
 * @param networkInterface the interface that carries it; where absent, each host uses the one that holds its own address
 */
public record VipSpec(String address, Optional<String> networkInterface) {}
