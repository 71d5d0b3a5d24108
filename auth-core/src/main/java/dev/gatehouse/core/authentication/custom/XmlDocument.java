// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML from strangers: without document types, so without entities and anything that stands elsewhere, and bounded in length,
 * depth and number of elements, because paths are followed in stack that grows with the depth, and in time that may grow
 * with the square of the number. Made by the parser of the Java runtime,
 * whatever else a host has on its path.
 */
final class XmlDocument {
    private static final int LONGEST = 1 << 14;
    private static final int LONGEST_PATH = 1_000;
    private static final int DEEPEST = 64;
    private static final int MOST_MARKS = 400;
    private static final int MOST_ATTRIBUTES = 100;
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String ATTRIBUTES = "http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit";
    private static final String DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

    private XmlDocument() {}

    /** Refuses what selects no nodes. */
    static void requirePath(String path) {
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            throw new IllegalArgumentException("an XPath must have 1 to " + LONGEST_PATH + " characters");
        }
        try {
            compiled(path).evaluate(builder().newDocument(), XPathConstants.NODESET);
        } catch (XPathExpressionException unusable) {
            throw new IllegalArgumentException("no XPath 1.0 that selects nodes", unusable);
        }
    }

    /** The text of the first node; empty also if the text is no document that is read. */
    static Optional<String> first(String path, String text) {
        if (text.length() > LONGEST || marks(text) > MOST_MARKS) {
            return Optional.empty();
        }
        try {
            var nodes = (NodeList) compiled(path).evaluate(parsed(text), XPathConstants.NODESET);
            return nodes.getLength() == 0
                    ? Optional.empty()
                    : Optional.of(nodes.item(0).getTextContent());
        } catch (SAXException | XPathExpressionException unreadable) {
            return Optional.empty();
        }
    }

    private static long marks(String text) {
        return text.chars().filter(c -> c == '<').count();
    }

    private static Document parsed(String text) throws SAXException {
        try {
            return builder().parse(new InputSource(new StringReader(text)));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory cannot be read", impossible);
        }
    }

    /** Neither factory nor builder may be shared by threads. */
    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(DEPTH, Integer.toString(DEEPEST));
            factory.setAttribute(ATTRIBUTES, Integer.toString(MOST_ATTRIBUTES));
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder;
        } catch (ParserConfigurationException unsafe) {
            throw new IllegalStateException("the parser of this Java runtime cannot be made safe", unsafe);
        }
    }

    private static XPathExpression compiled(String path) throws XPathExpressionException {
        try {
            var factory = XPathFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newXPath().compile(path);
        } catch (XPathFactoryConfigurationException unsafe) {
            throw new IllegalStateException("paths of this Java runtime cannot be made safe", unsafe);
        }
    }

    /** Without it the parser prints what strangers send. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // Warnings change nothing.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
