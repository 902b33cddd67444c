/** Certificates for the ingress: an authority of the cloud's own, until public ones are asked for. */
@NullMarked
package io.swarmstead.certificates;

import org.jspecify.annotations.NullMarked;
