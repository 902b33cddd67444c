/**
 * Certificates of authorities that speak ACME (RFC 8555). An order is written down before the authority hears of it, so
 * that whoever goes on after a cut finishes the same one.
 */
@NullMarked
package io.swarmstead.acme;

import org.jspecify.annotations.NullMarked;
