#include "platform/mailer/mail_message.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <stdexcept>

#include "platform/mailer/gmime_objects.hpp"

namespace farflung::mailer {

namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// A header's text must not end its line: what follows would be a header of the sender's choice.
std::string const& header_text(std::string const& text) {
    if (std::ranges::any_of(text, is_control)) throw std::invalid_argument("a mail header holds a control character");
    return text;
}

std::string const& address_text(std::string const& text) {
    if (!is_mail_address(text)) throw std::invalid_argument("not a mail address: " + text.substr(0, 100));
    return text;
}

std::string const& message_id_text(std::string const& text) {
    if (std::ranges::any_of(text, [](char c) { return is_control(c) || c == '<' || c == '>' || c == ' '; })) {
        throw std::invalid_argument("not a message id");
    }
    return text;
}

void add_mailbox(GMimeMessage* message, GMimeAddressType type, std::string const& name, std::string const& address) {
    header_text(name);
    g_mime_message_add_mailbox(message, type, name.empty() ? nullptr : name.c_str(), address_text(address).c_str());
}

void set_header(GMimeMessage* message, char const* name, std::string const& value) {
    if (value.empty()) return;
    g_mime_object_set_header(GMIME_OBJECT(message), name, header_text(value).c_str(), "utf-8");
}

Owned<GMimePart> text_part(std::string const& text) {
    Owned<GMimePart> part(g_mime_part_new_with_type("text", "plain"));
    Owned<GMimeStream> const bytes(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
    Owned<GMimeDataWrapper> const content(
        g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
    g_mime_part_set_content(part.get(), content.get());
    // Quoted printable keeps lines short and survives servers that know seven bits only.
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

Owned<GMimePart> attachment_part(Attachment const& attachment) {
    auto const slash = attachment.type.find('/');
    bool const good = slash != std::string::npos && std::ranges::none_of(attachment.type, is_control);
    Owned<GMimePart> part(good ? g_mime_part_new_with_type(attachment.type.substr(0, slash).c_str(),
                                                           attachment.type.substr(slash + 1).c_str())
                               : g_mime_part_new_with_type("application", "octet-stream"));
    Owned<GMimeStream> const bytes(g_mime_stream_mem_new_with_buffer(attachment.bytes.data(), attachment.bytes.size()));
    Owned<GMimeDataWrapper> const content(
        g_mime_data_wrapper_new_with_stream(bytes.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
    g_mime_part_set_filename(part.get(), header_text(attachment.name).c_str());
    return part;
}

void set_body(GMimeMessage* message, MailMessage const& mail) {
    auto const text = text_part(mail.text);
    if (mail.attachments.empty()) return g_mime_message_set_mime_part(message, GMIME_OBJECT(text.get()));
    Owned<GMimeMultipart> const parts(g_mime_multipart_new_with_subtype("mixed"));
    // A boundary of the mail's own id: the same mail is the same bytes, however often it is tried.
    g_mime_multipart_set_boundary(parts.get(), ("=_" + mail.message_id.substr(0, 60)).c_str());
    g_mime_multipart_add(parts.get(), GMIME_OBJECT(text.get()));
    for (auto const& attachment : mail.attachments) {
        auto const part = attachment_part(attachment);
        g_mime_multipart_add(parts.get(), GMIME_OBJECT(part.get()));
    }
    g_mime_message_set_mime_part(message, GMIME_OBJECT(parts.get()));
}

std::string references_text(MailMessage const& mail) {
    std::string text;
    for (auto const& id : mail.references) text += (text.empty() ? "<" : " <") + message_id_text(id) + ">";
    return text;
}

}  // namespace

bool is_mail_address(std::string_view text) {
    auto const at = text.find('@');
    if (at == 0 || at == std::string_view::npos || at + 1 == text.size() || text.size() > 254) return false;
    if (text.find('@', at + 1) != std::string_view::npos) return false;
    return std::ranges::none_of(text, [](char c) {
        return is_control(c) || std::string_view(" <>()[],;:\\\"").find(c) != std::string_view::npos;
    });
}

std::string to_mime(MailMessage const& mail, Instant sent_at) {
    start_gmime();
    Owned<GMimeMessage> const message(g_mime_message_new(TRUE));
    add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from_name, mail.from);
    add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, mail.to_name, mail.to);
    if (!mail.reply_to.empty()) add_mailbox(message.get(), GMIME_ADDRESS_TYPE_REPLY_TO, mail.from_name, mail.reply_to);
    g_mime_message_set_subject(message.get(), header_text(mail.subject).c_str(), "utf-8");
    GDateTime* const date = g_date_time_new_from_unix_utc(sent_at.ms / 1000);
    g_mime_message_set_date(message.get(), date);
    g_date_time_unref(date);
    g_mime_message_set_message_id(message.get(), message_id_text(mail.message_id).c_str());
    if (!mail.in_reply_to.empty()) {
        set_header(message.get(), "In-Reply-To", "<" + message_id_text(mail.in_reply_to) + ">");
    }
    set_header(message.get(), "References", references_text(mail));
    set_header(message.get(), "Content-Language", mail.language);
    if (mail.is_automatic) set_header(message.get(), "Auto-Submitted", "auto-generated");
    set_body(message.get(), mail);
    return text_of(GMIME_OBJECT(message.get()));
}

}  // namespace farflung::mailer
