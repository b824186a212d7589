#include "platform/mailer/incoming_mail.hpp"

#include <gmime/gmime.h>

#include <algorithm>

#include "core/text.hpp"
#include "platform/mailer/gmime_objects.hpp"

namespace farflung::mailer {

namespace {

constexpr std::size_t longest_mail = std::size_t{50} * 1024 * 1024;
constexpr std::size_t longest_text = std::size_t{1024} * 1024;
constexpr std::size_t most_ids = 200;
constexpr int deepest = 50;
constexpr int most_parts = 1000;

/// Valid UTF-8 without NUL, which PostgreSQL cannot store; what is not is made a question mark.
std::string clean(char const* text, std::size_t limit = 2000) {
    if (text == nullptr) return {};
    std::string out(text);
    if (out.size() > limit) out.resize(limit);
    if (is_valid_utf8(out)) return out;
    char* const valid = g_utf8_make_valid(out.data(), static_cast<gssize>(out.size()));
    out = valid;
    g_free(valid);
    return out;
}

std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return std::string(trim(text));
}

std::string small_letters(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::vector<Mailbox> mailboxes(InternetAddressList* list, int depth = 0) {
    std::vector<Mailbox> found;
    auto const count = list == nullptr || depth > 3 ? 0 : internet_address_list_length(list);
    for (int i = 0; i < count && found.size() < most_ids; ++i) {
        auto* const address = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
            found.push_back(
                {one_line(clean(internet_address_get_name(address))),
                 small_letters(one_line(clean(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))))});
        } else if (INTERNET_ADDRESS_IS_GROUP(address)) {
            auto members = mailboxes(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), depth + 1);
            found.insert(found.end(), members.begin(), members.end());
        }
    }
    return found;
}

std::vector<std::string> ids_in(char const* header) {
    std::vector<std::string> ids;
    if (header == nullptr) return ids;
    auto* const list = g_mime_references_parse(nullptr, header);
    auto const count = g_mime_references_length(list);
    for (int i = 0; i < count && ids.size() < most_ids; ++i) {
        auto id = one_line(clean(g_mime_references_get_message_id(list, i), 500));
        if (!id.empty()) ids.push_back(std::move(id));
    }
    g_mime_references_free(list);
    return ids;
}

std::string header(GMimeMessage* message, char const* name) {
    return small_letters(one_line(clean(g_mime_object_get_header(GMIME_OBJECT(message), name))));
}

bool is_from_a_robot(GMimeMessage* message) {
    auto const submitted = header(message, "Auto-Submitted");
    auto const precedence = header(message, "Precedence");
    return (!submitted.empty() && !submitted.starts_with("no")) || precedence == "bulk" || precedence == "junk" ||
           precedence == "list" || precedence == "auto_reply" || !header(message, "X-Autoreply").empty() ||
           !header(message, "X-Auto-Response-Suppress").empty() || header(message, "Return-Path") == "<>";
}

std::string content_of(GMimePart* part) {
    auto* const content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    Owned<GMimeStream> const bytes(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, bytes.get());
    auto const* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(bytes.get()));
    return array == nullptr ? std::string() : std::string(reinterpret_cast<char const*>(array->data), array->len);
}

/// A text part in UTF-8; a charset that nobody knows is read as it stands.
std::string text_in(GMimeTextPart* part) {
    char* const decoded = g_mime_text_part_get_text(part);
    auto text =
        decoded == nullptr ? clean(content_of(GMIME_PART(part)).c_str(), longest_text) : clean(decoded, longest_text);
    g_free(decoded);
    return text;
}

/// Walks a mail's parts and takes texts and attachments from them.
class Reading {
  public:
    explicit Reading(IncomingMail& mail) : mail_(mail) {}

    void take(GMimeObject* part, int depth) {
        if (part == nullptr) return;
        if (depth > deepest || ++parts_ > most_parts) {
            mail_.is_cut = true;
            return;
        }
        if (GMIME_IS_MULTIPART(part)) {
            auto* const parts = GMIME_MULTIPART(part);
            auto const count = g_mime_multipart_get_count(parts);
            for (int i = 0; i < count && parts_ <= most_parts; ++i)
                take(g_mime_multipart_get_part(parts, i), depth + 1);
        } else if (GMIME_IS_MESSAGE_PART(part)) {
            take_enclosed(GMIME_MESSAGE_PART(part));
        } else if (GMIME_IS_PART(part)) {
            take_leaf(GMIME_PART(part));
        }
    }

  private:
    void take_leaf(GMimePart* part) {
        auto* const type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        bool const apart = g_mime_part_is_attachment(part) || g_mime_part_get_filename(part) != nullptr;
        if (!apart && GMIME_IS_TEXT_PART(part)) {
            bool const is_html = g_mime_content_type_is_type(type, "text", "html") != 0;
            auto& place = is_html ? mail_.html : mail_.text;
            bool const is_text = is_html || g_mime_content_type_is_type(type, "text", "plain") != 0;
            if (is_text && place.size() < longest_text) {
                auto text = text_in(GMIME_TEXT_PART(part));
                place += (place.empty() ? "" : "\n") + text;
                return;
            }
        }
        char* const name = g_mime_content_type_get_mime_type(type);
        mail_.attachments.push_back(
            {one_line(clean(g_mime_part_get_filename(part), 255)), clean(name, 100), content_of(part)});
        g_free(name);
    }

    /// A mail inside a mail is an attachment: its words are not the sender's.
    void take_enclosed(GMimeMessagePart* part) {
        auto* const enclosed = g_mime_message_part_get_message(part);
        if (enclosed == nullptr) return;
        auto subject = one_line(clean(g_mime_message_get_subject(enclosed), 200));
        mail_.attachments.push_back(
            {(subject.empty() ? "message" : subject) + ".eml", "message/rfc822", text_of(GMIME_OBJECT(enclosed))});
    }

    IncomingMail& mail_;
    int parts_ = 0;
};

void take_headers(GMimeMessage* message, IncomingMail& mail) {
    auto from = mailboxes(g_mime_message_get_from(message));
    if (from.empty()) from = mailboxes(g_mime_message_get_sender(message));
    if (!from.empty()) mail.from = std::move(from.front());
    mail.to = mailboxes(g_mime_message_get_to(message));
    mail.cc = mailboxes(g_mime_message_get_cc(message));
    mail.subject = one_line(clean(g_mime_message_get_subject(message), 1000));
    if (auto* const date = g_mime_message_get_date(message)) mail.date = Instant{g_date_time_to_unix(date) * 1000};
    mail.message_id = one_line(clean(g_mime_message_get_message_id(message), 500));
    auto const replied = ids_in(g_mime_object_get_header(GMIME_OBJECT(message), "In-Reply-To"));
    if (!replied.empty()) mail.in_reply_to = replied.front();
    mail.references = ids_in(g_mime_object_get_header(GMIME_OBJECT(message), "References"));
    mail.is_automatic = is_from_a_robot(message);
}

}  // namespace

IncomingMail parse_mail(std::string_view raw) {
    start_gmime();
    IncomingMail mail;
    if (raw.size() > longest_mail) {
        raw = raw.substr(0, longest_mail);
        mail.is_cut = true;
    }
    Owned<GMimeStream> const bytes(g_mime_stream_mem_new_with_buffer(raw.data(), raw.size()));
    Owned<GMimeParser> const parser(g_mime_parser_new_with_stream(bytes.get()));
    if (raw.starts_with("From ")) g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
    Owned<GMimeMessage> const message(g_mime_parser_construct_message(parser.get(), nullptr));
    if (!message) return mail;
    take_headers(message.get(), mail);
    Reading(mail).take(g_mime_message_get_mime_part(message.get()), 0);
    if (trim(mail.text).empty()) mail.text = html_to_text(mail.html);
    return mail;
}

}  // namespace farflung::mailer
