package io.swarmstead.cli;

import io.swarmstead.catalogue.Catalogue;
import java.util.Iterator;

/** What the owner's shell completes where an entry of the catalogue is meant. */
final class CatalogueNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.names().iterator();
    }
}
