package conformance.library;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** XML: parsers, XPath, transformations with a style sheet, streams, schema. */
public final class Documents {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE lib [<!ENTITY who \"World\">]>\n<lib xmlns:x=\"urn:x\"><!-- c --><book id=\"1\" price=\"9.5\"><title>Hello &who;</title></book><book id=\"2\" price=\"20\"><title><![CDATA[<raw> & ]]>\u00e4</title><x:tag/></book><?pi data?></lib>";

    private Documents() {}

    /** The program. */
    public static void main(String[] args) throws Exception {
        dom();
        sax();
        streams();
        sheets();
        schema();
    }

    private static Document parse() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)));
    }

    private static void dom() throws Exception {
        Document document = parse();
        NodeList books = document.getElementsByTagName("book");
        for (int i = 0; i < books.getLength(); i++) {
            Element book = (Element) books.item(i);
            System.out.println(book.getAttribute("id") + " " + book.getTextContent() + " " + book.getChildNodes().getLength());
        }
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setNamespaceContext(new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                return prefix.equals("q") ? "urn:x" : XMLConstants.NULL_NS_URI;
            }

            @Override
            public String getPrefix(String uri) {
                return null;
            }

            @Override
            public Iterator<String> getPrefixes(String uri) {
                return List.<String>of().iterator();
            }
        });
        System.out.println(xpath.evaluate("sum(/lib/book/@price)", document) + " " + xpath.evaluate("//book[@price > 10]/title", document) + " " + ((NodeList) xpath.evaluate("//q:tag", document, XPathConstants.NODESET)).getLength() + " " + xpath.evaluate("concat(name(/*), string-length('abc'), count(//*))", document));
        Element added = document.createElement("new");
        added.setAttribute("a", "<\"&>");
        document.getDocumentElement().appendChild(added);
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        StringWriter writer = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(writer));
        System.out.println(writer);
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        try {
            builder.parse(new ByteArrayInputStream("<a><b></a>".getBytes(StandardCharsets.UTF_8)));
        } catch (SAXParseException e) {
            System.out.println(e.getLineNumber() + ":" + e.getColumnNumber() + " " + e.getMessage());
        }
    }

    private static void sax() throws Exception {
        StringBuilder events = new StringBuilder();
        SAXParserFactory.newInstance().newSAXParser().parse(new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)), new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes attributes) {
                events.append('<').append(name).append(attributes.getLength());
            }

            @Override
            public void endElement(String uri, String local, String name) {
                events.append('>');
            }

            @Override
            public void characters(char[] text, int start, int length) {
                events.append(text, start, length);
            }

            @Override
            public void processingInstruction(String target, String data) throws SAXException {
                events.append('?').append(target).append(data);
            }
        });
        System.out.println(events);
    }

    private static void streams() throws Exception {
        XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(XML));
        StringBuilder events = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            events.append(event).append(event == XMLStreamConstants.START_ELEMENT ? reader.getLocalName() : "").append(' ');
        }
        System.out.println(events);
        StringWriter writer = new StringWriter();
        XMLStreamWriter out = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
        out.writeStartDocument();
        out.writeStartElement("r");
        out.writeAttribute("a", "<&>");
        out.writeCharacters("text & <more>");
        out.writeEmptyElement("e");
        out.writeEndDocument();
        out.close();
        System.out.println(writer);
    }

    private static void sheets() throws Exception {
        String sheet = "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:output method='text'/><xsl:template match='/'><xsl:for-each select='//book'><xsl:sort select='@price' data-type='number' order='descending'/>"
                + "<xsl:value-of select='position()'/>:<xsl:value-of select='title'/>;</xsl:for-each></xsl:template></xsl:stylesheet>";
        StringWriter writer = new StringWriter();
        TransformerFactory.newInstance().newTransformer(new StreamSource(new StringReader(sheet))).transform(new DOMSource(parse()), new StreamResult(writer));
        System.out.println(writer);
    }

    private static void schema() throws Exception {
        String schema = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='n' type='xs:int'/></xs:schema>";
        var validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new StreamSource(new StringReader(schema))).newValidator();
        validator.validate(new StreamSource(new StringReader("<n>5</n>")));
        try {
            validator.validate(new StreamSource(new StringReader("<n>five</n>")));
        } catch (SAXException e) {
            System.out.println(e.getMessage());
        }
    }
}
