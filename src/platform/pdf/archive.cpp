#include "platform/pdf/archive.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include "platform/pdf/colour_profile.hpp"
#include "platform/pdf/xmp.hpp"

namespace farflung::pdf {

namespace {

QPDFObjectHandle name(std::string const& text) { return QPDFObjectHandle::newName(text); }
QPDFObjectHandle unicode(std::string const& text) { return QPDFObjectHandle::newUnicodeString(text); }

std::string pdf_date(Date day) {
    auto text = day.text();
    std::erase(text, '-');
    return "D:" + text + "000000Z";
}

QPDFObjectHandle metadata(QPDF& document, Archive const& archive) {
    auto stream = QPDFObjectHandle::newStream(&document, xmp_of(archive));
    stream.getDict().replaceKey("/Type", name("/Metadata"));
    stream.getDict().replaceKey("/Subtype", name("/XML"));
    return document.makeIndirectObject(stream);
}

/// Colours of a drawing are device colours; the profile says what they look like anywhere.
QPDFObjectHandle output_intents(QPDF& document) {
    auto profile = QPDFObjectHandle::newStream(&document, std::string(srgb_profile()));
    profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
    auto intent = QPDFObjectHandle::newDictionary();
    intent.replaceKey("/Type", name("/OutputIntent"));
    intent.replaceKey("/S", name("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newString("sRGB"));
    intent.replaceKey("/Info", QPDFObjectHandle::newString("sRGB"));
    intent.replaceKey("/DestOutputProfile", document.makeIndirectObject(profile));
    return QPDFObjectHandle::newArray({document.makeIndirectObject(intent)});
}

void attach(QPDF& document, Archive const& archive) {
    auto stream = QPDFEFStreamObjectHelper::createEFStream(document, archive.xml);
    stream.setSubtype("text/xml").setModDate(pdf_date(archive.made_on));
    auto file = QPDFFileSpecObjectHelper::createFileSpec(document, archive.filename, stream);
    file.setDescription(archive.description);
    auto object = file.getObjectHandle();
    object.replaceKey("/AFRelationship", name("/Alternative"));
    QPDFEmbeddedFileDocumentHelper(document).replaceEmbeddedFile(archive.filename, file);
    document.getRoot().replaceKey("/AF", QPDFObjectHandle::newArray({object}));
}

/// Says the same as the XMP, which is compared with it.
void describe_file(QPDF& document, Archive const& archive) {
    auto info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", unicode(archive.title));
    info.replaceKey("/Author", unicode(archive.author));
    info.replaceKey("/Producer", unicode(std::string(producer)));
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdf_date(archive.made_on)));
    info.replaceKey("/ModDate", QPDFObjectHandle::newString(pdf_date(archive.made_on)));
    document.getTrailer().replaceKey("/Info", document.makeIndirectObject(info));
}

}  // namespace

std::string to_pdf_a3(Archive const& archive) {
    QPDF document;
    document.processMemoryFile("drawing", archive.drawing.data(), archive.drawing.size());
    auto root = document.getRoot();
    attach(document, archive);
    describe_file(document, archive);
    root.replaceKey("/Metadata", metadata(document, archive));
    root.replaceKey("/OutputIntents", output_intents(document));
    if (!archive.language.empty()) root.replaceKey("/Lang", unicode(archive.language));
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setDeterministicID(true);
    // Readers of XMP look for it in the bytes, so it is left as it is.
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace farflung::pdf
