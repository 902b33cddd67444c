package io.swarmstead.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Reads where the engine comes from. */
final class DockerReader {
    private static final Rule MIRROR = new Rule(
            DockerReader::isMirror,
            "is not the URL of a registry",
            "dockerd does not start with a mirror that is not http:// or https:// and a host, with nothing to log in",
            "write a URL such as https://mirror.example.com");

    private DockerReader() {}

    static DockerSpec read(Section docker) {
        return new DockerSpec(
                docker.value("source")
                        .flatMap(source -> source.choice(
                                DockerSpec.Source.class,
                                "Docker is installed from the distribution, or present and left alone"))
                        .orElse(DockerSpec.Source.DISTRIBUTION),
                docker.value("registry-mirrors").map(DockerReader::mirrors).orElse(List.of()));
    }

    private static List<String> mirrors(Value list) {
        return list.elements().stream()
                .flatMap(mirror -> mirror.text(MIRROR).stream())
                .toList();
    }

    private static boolean isMirror(String text) {
        try {
            URI uri = new URI(text);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
