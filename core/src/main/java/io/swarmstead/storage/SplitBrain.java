package io.swarmstead.storage;

import io.swarmstead.host.Command;
import io.swarmstead.spec.Problem;
import io.swarmstead.spec.StorageSpec;
import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A file of the volume whose copies contradict one another, so that Gluster cannot say which is the right one, and gives
 * none to whoever reads it. Which one stays is for a person to say.
 *
 * @param gfid Gluster's own number for the file, which is the same on each brick
 * @param path from the volume's root, with a slash before it; {@code <gfid:...>} where Gluster does not know it
 */
public record SplitBrain(String gfid, String path) {
    /** Where a host's steward keeps Gluster's last answer; gone after a boot. */
    public static final String FILE = "/run/swarmstead-steward/split-brain.xml";

    /** A message is to be read by somebody. */
    private static final int MOST_NAMED = 10;

    /**
     * Asks Gluster for all of them. It reads the indices of the bricks in a process of its own, without the lock of the pool
     * that Gluster's other commands take.
     */
    public static Command question(StorageSpec storage) {
        return Command.of("gluster", "volume", "heal", storage.volume(), "info", "split-brain", "--xml");
    }

    /**
     * All of them in Gluster's answer, each once, by path.
     *
     * @return none where there is no answer, or a brick had no part in it, whose files are not known then
     * @throws IOException if it is anything else
     */
    public static Optional<List<SplitBrain>> read(String xml) throws IOException {
        if (xml.isBlank()) {
            return Optional.empty();
        }
        Element answer = parse(xml);
        if (elements(answer, "status")
                .anyMatch(status -> !status.getTextContent().equals("Connected"))) {
            return Optional.empty();
        }
        return Optional.of(elements(answer, "file")
                .map(file -> new SplitBrain(file.getAttribute("gfid"), file.getTextContent()))
                .distinct()
                .sorted(Comparator.comparing(SplitBrain::path).thenComparing(SplitBrain::gfid))
                .toList());
    }

    private static Stream<Element> elements(Element in, String name) {
        NodeList all = in.getElementsByTagName(name);
        return IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast);
    }

    private static Element parse(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // without one it also writes what is wrong to standard error
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("what Gluster says of split-brains cannot be read", e);
        }
    }

    /** What the owner is told of them, of which there is at least one. */
    public static Problem problem(StorageSpec storage, List<SplitBrain> all) {
        return new Problem(
                "files of the volume are in split-brain: " + names(all),
                "their copies were changed on hosts that did not see one another; nobody can read them until it is said which copy counts",
                decision(storage, all));
    }

    /** By what Gluster's command takes it. */
    private String argument() {
        return path.startsWith("/") ? path : "gfid:" + gfid;
    }

    private static String names(List<SplitBrain> all) {
        String names = all.stream().limit(MOST_NAMED).map(SplitBrain::path).collect(Collectors.joining(", "));
        return all.size() <= MOST_NAMED ? names : "%s and %d more".formatted(names, all.size() - MOST_NAMED);
    }

    /**
     * How a person decides, of each file. Gluster's own {@code latest-mtime} is no help: its clients bring the times of the
     * copies in line when they look at them, and then there is "no difference in mtime" (seen with 11.1).
     */
    private static String decision(StorageSpec storage, List<SplitBrain> all) {
        return "compare the copies below %s of each host; then run on any host, with the address of the one whose copy counts (of a directory, name what in it differs): %s"
                .formatted(
                        storage.brick(),
                        all.stream()
                                .limit(MOST_NAMED)
                                .map(file -> Command.of(
                                                "gluster",
                                                "volume",
                                                "heal",
                                                storage.volume(),
                                                "split-brain",
                                                "source-brick",
                                                "ADDRESS:" + storage.brick(),
                                                file.argument())
                                        .line())
                                .collect(Collectors.joining("; ")));
    }
}
