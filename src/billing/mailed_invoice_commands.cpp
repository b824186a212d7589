#include <spdlog/spdlog.h>

#include "billing/incoming_document.hpp"
#include "billing/mailed_invoice.hpp"
#include "platform/blobs/store.hpp"
#include "platform/jobs/runner.hpp"

namespace farflung::billing {

namespace {

/// Of one mail. Opening a file takes memory and time, and whoever mails a thousand wants just that.
constexpr int most_opened = 10;

/// What a file turned out to be; without an invoice, one that cannot be read.
struct OpenedFile {
    std::optional<ReceivedFile> received;
};

/// Nothing for a file that is no e-invoice. What is wrong with the file is wrong for good, so nothing is tried again.
std::optional<OpenedFile> open_file(std::string const& bytes, std::string const& sha256) {
    try {
        auto document = find_e_invoice(bytes);
        if (!document) return std::nullopt;
        read_paper(*document, bytes);
        OpenedFile opened{ReceivedFile{to_incoming(*document), document->read.invoice.seller}};
        opened.received->invoice.file_sha256 = sha256;
        return opened;
    } catch (e_invoice::Unreadable const&) {
        return OpenedFile{};
    } catch (std::exception const& fault) {
        spdlog::warn("mailed file {} cannot be read: {}", sha256, fault.what());
        return OpenedFile{};
    }
}

/// Also one that was refused: who mails it again does not get round that.
std::optional<IncomingInvoice> same_bytes(Unit const& unit, std::string const& sha256) {
    auto const found = unit.where<IncomingInvoice>("t.file_sha256 = :sha", {{"sha", sha256}}, "t.id limit 1");
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void take_over(Unit& unit, MailedInvoice& mailed, ReceivedFile const& file) {
    if (auto const same = same_bytes(unit, file.invoice.file_sha256)) {
        mailed.outcome = MailedOutcome::known;
        mailed.incoming_invoice_id = same->id;
    } else if (auto const here = known(unit, file)) {
        mailed.outcome = here->says_the_same ? MailedOutcome::known : MailedOutcome::differs;
        mailed.incoming_invoice_id = here->incoming;
        mailed.bill_id = here->bill;
    } else {
        mailed.incoming_invoice_id = receive(unit, file).id;
    }
}

void keep(Unit& unit, ReceiveMailed const& job, OpenedFile const& opened) {
    auto const before = unit.value<std::int64_t>(
        "select 1 from billing_mailed_invoices where workspace_id = :workspace and message_id = :message"
        " and file_sha256 = :sha",
        {{"message", job.message_id}, {"sha", job.sha256}});
    if (before) return;
    MailedInvoice mailed;
    mailed.ticket_id = job.ticket_id;
    mailed.message_id = job.message_id;
    mailed.file_id = job.file_id;
    mailed.file_sha256 = job.sha256;
    mailed.from_email = job.from_email;
    if (opened.received)
        take_over(unit, mailed, *opened.received);
    else
        mailed.outcome = MailedOutcome::unreadable;
    unit.insert(mailed);
}

}  // namespace

void receive_mailed_files(Unit& unit, std::vector<MailedFile> const& files) {
    int opened = 0;
    for (auto const& file : files) {
        if (!may_be_e_invoice(file.head, static_cast<std::size_t>(file.size))) continue;
        if (++opened > most_opened) return;
        unit.enqueue(ReceiveMailed{file.ticket_id, file.message_id, file.file_id, file.from_email, file.sha256}, {},
                     "receive_mailed/" + file.message_id.text() + "/" + file.sha256);
    }
}

void receive_mailed(jobs::Outside& outside, ReceiveMailed const& job) {
    auto const bytes = outside.world().blobs().get(job.sha256);
    if (!bytes) throw std::runtime_error("the file of a mail is missing or damaged: " + job.sha256);
    auto const opened = open_file(*bytes, job.sha256);
    if (opened) outside.write([&](Unit& unit) { keep(unit, job, *opened); });
}

}  // namespace farflung::billing
