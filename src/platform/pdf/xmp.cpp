#include "platform/pdf/xmp.hpp"

namespace farflung::pdf {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        }
    }
    return out;
}

/// A property of the extension schema: its name, and what it is.
std::string property(std::string_view name, std::string_view description) {
    return "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + std::string(name) +
           "</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>"
           "<pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>" +
           std::string(description) + "</pdfaProperty:description></rdf:li>\n";
}

std::string extension_schema() {
    return R"(<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/")"
           R"( xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#")"
           R"( xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
)" + property("DocumentFileName", "The name of the embedded XML document") +
           property("DocumentType", "The type of the hybrid document in capital letters") +
           property("Version", "The version of the standard that the embedded XML document follows") +
           property("ConformanceLevel", "The conformance level of the embedded XML document") +
           "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";
}

std::string about_the_file(Archive const& archive) {
    auto const moment = archive.made_on.text() + "T00:00:00Z";
    return R"(<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/")"
           R"( xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">)" +
           escaped(archive.title) + "</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>" +
           escaped(archive.author) + "</rdf:li></rdf:Seq></dc:creator>\n<xmp:CreateDate>" + moment +
           "</xmp:CreateDate><xmp:ModifyDate>" + moment + "</xmp:ModifyDate>\n<pdf:Producer>" + std::string(producer) +
           "</pdf:Producer></rdf:Description>\n";
}

}  // namespace

std::string xmp_of(Archive const& archive) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           R"(<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">)"
           "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n" +
           about_the_file(archive) +
           R"(<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>)" +
           escaped(archive.filename) + "</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>" +
           escaped(archive.conformance) + "</fx:ConformanceLevel></rdf:Description>\n" + extension_schema() +
           "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace farflung::pdf
