import java.io.File;
import java.nio.file.*;
import java.util.*;
import java.util.stream.*;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.*;
import net.sf.saxon.s9api.*;

/**
 * Judges UBL files by the UBL 2.1 schemas and the official EN 16931 rules, those in folders after --france by the rules of the French
 * network too, all read from the class path. Folders after --refused hold the control: French documents that must be refused.
 * Exit code 1 when a verdict is not the one expected.
 */
public class Judge {
  static final String RULES = "/external/schematron/1.3.16/ubl/EN16931-UBL-validation.xslt";
  static final String FRENCH_RULES = "/external/schematron/ctc/1.3.0/xslt/20260216_BR-FR-Flux2-Schematron-UBL_V1.3.0.xslt";
  static final String SCHEMAS = "/external/schemas/ubl21/maindoc/UBL-%s-2.1.xsd";
  /** The French rules were warnings until they became compulsory, on 1 September 2026. */
  static final Set<String> FRENCH_FLAGS = Set.of("fatal", "warning");
  static final Processor PROCESSOR = new Processor(false);

  public static void main(String[] arguments) throws Exception {
    Layer european = new Layer(compiled(RULES), Set.of("fatal"));
    List<Layer> layers = List.of(european);
    List<Layer> french = List.of(european, new Layer(compiled(FRENCH_RULES), FRENCH_FLAGS));
    Map<String, Schema> schemas = Map.of("Invoice", schema("Invoice"), "CreditNote", schema("CreditNote"));
    boolean lawful = true;
    int judged = 0, wrong = 0;
    for (String argument : arguments) {
      if (argument.equals("--france")) { layers = french; continue; }
      if (argument.equals("--refused")) { layers = french; lawful = false; continue; }
      try (Stream<Path> all = Files.walk(Path.of(argument))) {
        for (Path file : all.filter(path -> path.toString().endsWith(".xml")).sorted().toList()) {
          judged++;
          List<String> faults = faultsOf(file.toFile(), layers, schemas);
          if (faults.isEmpty() == lawful) continue;
          wrong++;
          System.out.println(file + ": " + (lawful ? String.join("; ", faults) : "the control was not refused"));
        }
      }
    }
    System.out.println(judged + " documents judged, " + wrong + " not as expected");
    System.exit(wrong == 0 && judged > 0 ? 0 : 1);
  }

  /** Rules, and the flags that refuse a document. */
  record Layer(XsltExecutable rules, Set<String> flags) {}

  static List<String> faultsOf(File file, List<Layer> layers, Map<String, Schema> schemas) throws Exception {
    List<String> faults = new ArrayList<>();
    XdmNode document = PROCESSOR.newDocumentBuilder().build(file);
    String root = document.children().iterator().next().getNodeName().getLocalName();
    try { schemas.get(root).newValidator().validate(new StreamSource(file)); }
    catch (org.xml.sax.SAXException error) { faults.add("schema: " + error.getMessage()); }
    for (Layer layer : layers) {
      XdmDestination report = new XdmDestination();
      layer.rules().load30().transform(document.asSource(), report);
      for (XdmNode node : report.getXdmNode().select(net.sf.saxon.s9api.streams.Steps.descendant("failed-assert")).asList()) {
        if (layer.flags().contains(node.getAttributeValue(new QName("flag")))) faults.add(node.getAttributeValue(new QName("id")));
      }
    }
    return faults;
  }

  static XsltExecutable compiled(String rules) throws SaxonApiException {
    return PROCESSOR.newXsltCompiler().compile(source(rules));
  }

  static Schema schema(String document) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    // UBL's schemas mention signatures, which no invoice here carries: their schema need not be fetched.
    Source signatures = new StreamSource(new java.io.StringReader(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"http://www.w3.org/2000/09/xmldsig#\"><xs:element name=\"Signature\"/></xs:schema>"));
    return factory.newSchema(new Source[] {signatures, source("/schemas/CCTS_CCT_SchemaModule.xsd"), source(String.format(SCHEMAS, document))});
  }

  static Source source(String resource) {
    return new StreamSource(Objects.requireNonNull(Judge.class.getResource(resource), resource).toString());
  }
}
